"""The functions of a security sector, who can have them, and in what capacity."""

from kb.model.record_types import ActorType, ForceType
from kb.model.tags import Term


class Function(Term):
    """A function of the security sector: what one has to do, whoever does it."""

    TERRITORIAL_DEFENCE = "territorial-defence", "Territorial defence", "Defends the territory"
    INTERNAL_OPERATIONS = "internal-operations", "Internal operations", "Military operations within the country"
    COUNTER_TERRORISM = "counter-terrorism", "Counter-terrorism", "Prevents and fights terrorism"
    PUBLIC_ORDER = "public-order", "Public order", "Keeps or restores public order"
    PUBLIC_SECURITY = "public-security", "Public security", "Protects persons and property; general policing"
    ADMINISTRATIVE_POLICE = "administrative-police", "Administrative police", "Enforces rules and by-laws"
    CRIMINAL_INVESTIGATION = "criminal-investigation", "Criminal investigation", "Finds offences and gathers evidence"
    INTELLIGENCE = "intelligence", "Intelligence", "Collects and assesses information on threats"
    BORDER_CONTROL = "border-control", "Borders and customs", "Watches and controls the borders"
    PROTECTION_OF_SITES = "protection-of-sites", "Protection of sites", "Guards institutions, persons and sites"
    LOCAL_SECURITY = "local-security", "Local security", "Security of one locality or community"
    CIVIL_PROTECTION = "civil-protection", "Civil protection", "Fire, rescue and disasters"
    PRISONS = "prisons", "Prisons", "Runs or guards prisons"
    MILITARY_JUSTICE = "military-justice", "Military justice", "Investigates and judges the military"
    PEACE_OPERATIONS = "peace-operations", "Peace operations", "Stabilises under an international mandate"
    POLICY_DIRECTION = "policy-direction", "Policy and direction", "Sets policy, commands or coordinates at the top"
    BUDGET = "budget", "Budget", "Prepares, votes or manages the money"
    APPOINTMENT = "appointment", "Appointment", "Appoints to commands and posts"
    RECRUITMENT = "recruitment", "Recruitment", "Recruits and manages personnel"
    TRAINING = "training", "Training", "Trains or advises those who serve"
    EQUIPMENT = "equipment-logistics", "Equipment and logistics", "Equips and supplies"
    PARLIAMENTARY_OVERSIGHT = "parliamentary-oversight", "Oversight by parliament", "Makes laws, questions, inquires"
    JUDICIAL_OVERSIGHT = "judicial-oversight", "Oversight by courts", "Courts and prosecutors over those who serve"
    INSPECTION = "inspection", "Inspection", "Inspects services from within the executive"
    AUDIT = "audit", "Audit", "Audits accounts and management"
    HUMAN_RIGHTS_OVERSIGHT = "human-rights-oversight", "Oversight by rights bodies", "Complaints, visits and reports"
    CIVIL_SOCIETY_OVERSIGHT = "civil-society-oversight", "Oversight by civil society", "Watches from outside"
    SSR_COORDINATION = "ssr-coordination", "Coordination of SSR", "Steers or coordinates the reform"
    DDR = "ddr", "DDR", "Disarms, demobilises, reintegrates or integrates fighters"
    ARMS_CONTROL = "arms-control", "Arms control", "Controls or collects weapons, clears explosives"
    HUMAN_RIGHTS = "human-rights-in-forces", "Human rights in the forces", "Teaches and upholds them in the forces"
    TRANSITIONAL_JUSTICE = "transitional-justice", "Transitional justice", "Truth, reparation, reconciliation"
    CEASEFIRE = "ceasefire-monitoring", "Monitoring of ceasefires", "Watches over ceasefires and agreements"

    @property
    def meaning(self) -> str:
        """What it is, in a few words."""
        return self.plural


class Domain(Term):
    """What functions have in common."""

    PROVISION = "provision", "Providing security", "Functions of providing security"
    DIRECTION = "direction", "Direction and management", "Functions of direction and management"
    OVERSIGHT = "oversight", "Oversight", "Functions of oversight"
    REFORM = "reform", "Reform and peace", "Functions of reform and peace"


class HolderRole(Term):
    """In what capacity an institution has a function; without one it simply has it."""

    LEADS = "leads", "Leads", "Leads or coordinates others in it"
    SHARES = "shares", "Shares", "The source says that it shares the function with others"
    TAKES_PART = "takes-part", "Takes part", "Has a part in a function of another"
    SUPPORTS = "supports", "Supports", "Trains, funds or advises those who have it"


class Sector(Term):
    """A part of the security sector; the columns of "Who does what" are grouped in this order."""

    EXECUTIVE = "executive", "Executive"
    DEFENCE = "defence", "Defence"
    SECURITY = "security", "Internal security"
    JUSTICE = "justice", "Justice and prisons"
    PARLIAMENT = "parliament", "Parliament"
    OVERSIGHT = "oversight", "Oversight bodies"
    REFORM = "reform", "Reform, peace process"
    CIVIL_SOCIETY = "civil-society", "Civil society"
    COMMUNITY = "community", "Armed movements"
    INTERNATIONAL = "international", "International"


#: Sectors whose institutions are not those of the State: two that have one function are no overlap.
NOT_NATIONAL = frozenset({Sector.CIVIL_SOCIETY, Sector.COMMUNITY, Sector.INTERNATIONAL})


#: The sector of each type of institution; a record says its own where this is not it.
SECTOR_OF_TYPE: dict[ActorType | ForceType, Sector] = {
    ActorType.HEAD_OF_STATE: Sector.EXECUTIVE,
    ActorType.MINISTRY: Sector.EXECUTIVE,
    ActorType.STATE_BODY: Sector.EXECUTIVE,
    ActorType.PARLIAMENT: Sector.PARLIAMENT,
    ActorType.COURT: Sector.JUSTICE,
    ActorType.OVERSIGHT: Sector.OVERSIGHT,
    ActorType.SSR_BODY: Sector.REFORM,
    ActorType.MISSION: Sector.INTERNATIONAL,
    ActorType.ORGANISATION: Sector.INTERNATIONAL,
    ActorType.AGENCY: Sector.INTERNATIONAL,
    ActorType.COALITION: Sector.COMMUNITY,
    ActorType.ARMED_GROUP: Sector.COMMUNITY,
    ActorType.CIVIL_SOCIETY: Sector.CIVIL_SOCIETY,
    ActorType.RESEARCH: Sector.CIVIL_SOCIETY,
    ForceType.ARMED_FORCES: Sector.DEFENCE,
    ForceType.INTERNAL_SECURITY: Sector.SECURITY,
    ForceType.SPECIAL_UNIT: Sector.DEFENCE,
    ForceType.REGIONAL: Sector.INTERNATIONAL,
    ForceType.FOREIGN: Sector.INTERNATIONAL,
    ForceType.LOCAL: Sector.COMMUNITY,
}


#: The functions of each domain, in the order of rows.
FUNCTIONS_OF: dict[Domain, tuple[Function, ...]] = {
    Domain.PROVISION: (
        Function.TERRITORIAL_DEFENCE,
        Function.INTERNAL_OPERATIONS,
        Function.COUNTER_TERRORISM,
        Function.PUBLIC_ORDER,
        Function.PUBLIC_SECURITY,
        Function.ADMINISTRATIVE_POLICE,
        Function.CRIMINAL_INVESTIGATION,
        Function.INTELLIGENCE,
        Function.BORDER_CONTROL,
        Function.PROTECTION_OF_SITES,
        Function.LOCAL_SECURITY,
        Function.CIVIL_PROTECTION,
        Function.PRISONS,
        Function.MILITARY_JUSTICE,
        Function.PEACE_OPERATIONS,
    ),
    Domain.DIRECTION: (
        Function.POLICY_DIRECTION,
        Function.BUDGET,
        Function.APPOINTMENT,
        Function.RECRUITMENT,
        Function.TRAINING,
        Function.EQUIPMENT,
    ),
    Domain.OVERSIGHT: (
        Function.PARLIAMENTARY_OVERSIGHT,
        Function.JUDICIAL_OVERSIGHT,
        Function.INSPECTION,
        Function.AUDIT,
        Function.HUMAN_RIGHTS_OVERSIGHT,
        Function.CIVIL_SOCIETY_OVERSIGHT,
    ),
    Domain.REFORM: (
        Function.SSR_COORDINATION,
        Function.DDR,
        Function.ARMS_CONTROL,
        Function.HUMAN_RIGHTS,
        Function.TRANSITIONAL_JUSTICE,
        Function.CEASEFIRE,
    ),
}
