"""Armed groups: a bar for each that "as on a date" tells of, lines that are relations of statements."""

from kb.answers.as_on import presences
from kb.model.relation_types import RelationType
from kb.pictures.lanes import Bar, Joint, Lanes
from tests.built import REAL
from tests.pictures.galleries import gallery

MARKS = gallery(REAL).pictures["armed-groups"].marks
BARS = {mark.lane: mark for mark in MARKS if isinstance(mark, Bar)}
JOINTS = [mark for mark in MARKS if isinstance(mark, Joint)]


def test_every_group_with_a_span_has_one_bar() -> None:
    told = [p for p in presences(gallery(REAL).site.base) if p.group == "Armed groups and coalitions"]
    assert sorted(bar.cells[2] for bar in BARS.values()) == sorted(p.dated for p in told)
    assert len(BARS) == len({bar.cells[0] for bar in BARS.values()})


def test_every_line_is_a_merger_or_membership_of_its_statement() -> None:
    base = gallery(REAL).site.base
    for joint in JOINTS:
        types = {RelationType.SUCCEEDED_BY} if joint.merged else {RelationType.MEMBER_OF}
        relations = [r for r in base.statements[joint.statement].statement.relations if r.type in types]
        names = {base.by_id[relation.target].record.names.en for relation in relations}
        assert BARS[joint.into].cells[0] in names
        assert BARS[joint.lane].cells[0] == joint.cells[0]


def test_a_line_stands_at_the_end_of_what_merged_and_within_what_something_belonged_to() -> None:
    for joint in JOINTS:
        target = BARS[joint.into]
        assert joint.merged or target.begins <= joint.day <= target.ends
        assert joint.day <= target.ends
    mujao = next(joint for joint in JOINTS if BARS[joint.lane].label == "MUJAO")
    assert mujao.merged and abs((mujao.day - BARS[mujao.lane].ends).days) <= 31


def test_what_merged_stands_above_what_it_went_into() -> None:
    mergers = {(BARS[joint.lane].label, BARS[joint.into].label) for joint in JOINTS if joint.merged}
    assert {("Ansar Dine", "JNIM"), ("MNLA", "FLA"), ("CMA", "CSP"), ("CSP", "FLA")} <= mergers
    ending = [joint for joint in JOINTS if joint.merged and BARS[joint.into].label in {"JNIM", "FLA"}]
    assert ending and all(joint.lane < joint.into for joint in ending)


def test_the_same_two_are_joined_once() -> None:
    assert len(JOINTS) == len({(joint.lane, joint.into) for joint in JOINTS})


def test_each_group_is_named_once_in_its_bar() -> None:
    frame = gallery(REAL).pictures["armed-groups"].frame
    assert isinstance(frame, Lanes)
    assert not frame.named
    assert frame.lanes == tuple(BARS[lane].label for lane in range(len(BARS)))
