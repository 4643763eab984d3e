"""How one record can relate to another."""

from kb.model.tags import Term


class RelationType(Term):
    """A relation, read from the record that states it to its target; ``plural`` is the way back."""

    REPORTS_TO = "reports-to", "Reports to", "Has under it"
    PART_OF = "part-of", "Part of", "Includes"
    MEMBER_OF = "member-of", "Member of", "Members"
    OVERSEES = "oversees", "Oversees", "Overseen by"
    HEADS = "heads", "Heads", "Headed by"
    HOLDS_POST = "holds-post", "Holds a post in", "Post-holders"
    MANDATED_BY = "mandated-by", "Mandated by", "Gives the mandate of"
    CREATED_BY = "created-by", "Created by", "Created"
    CREATED = "establishes", "Establishes", "Established by"
    IMPLEMENTS = "implements", "Implements", "Implemented by"
    SUCCEEDED_BY = "succeeded-by", "Succeeded by", "Took over from"
    FUNDS = "funds", "Funds", "Funded by"
    TRAINS = "trains", "Trains", "Trained by"
    SUPPORTS = "supports", "Supports", "Supported by"
    ADVISES = "advises", "Advises", "Advised by"
    COOPERATES = "cooperates-with", "Works with", "Works with"
    SIGNED = "signed", "Signed", "Signed by"
    ADOPTED = "adopted", "Adopted", "Adopted by"
    MEDIATES = "mediates", "Mediates", "Mediated by"
    OPPOSES = "opposes", "Opposed to", "Opposed by"
    ALLIED = "allied-with", "Allied with", "Allied with"
    SANCTIONS = "sanctions", "Sanctions", "Under sanctions of"
    BASED_IN = "based-in", "Based in", "Seat of"
