"""Polarity in officialese and free rewrites: what must be found, and what must not."""

from __future__ import annotations

import pytest

from harness.meaning.compare import compare, read

_POLARITY = {"negation", "antonym", "comparison", "quantifier", "order"}

# The kind that must find it, the original and the rewrite that says the contrary.
_BROKEN = [
    (
        "negation",
        "In the absence of a valid permit, cars left in Carrow Lane will be removed.",
        "If a car has a valid permit and is left in Carrow Lane, it will be taken away.",
    ),
    (
        "negation",
        "The Council is precluded from refunding the fee.",
        "The Council may refund the fee.",
    ),
    (
        "order",
        "Duke Aldric did not learn of the surrender until his fleet had left Port Serrin.",
        "Duke Aldric heard about the surrender before his fleet left Port Serrin.",
    ),
    (
        "order",
        "Duke Aldric did not learn of the surrender until his fleet had left Port Serrin.",
        "Duke Aldric did not hear about the surrender after his fleet had left Port Serrin.",
    ),
    (
        "order",
        "Never open the pressure valve until the gauge reads zero.",
        "Open the pressure valve before the gauge shows zero.",
    ),
    (
        "order",
        "The abbey had been left long before the flood, and hardly any of its stone survives.",
        "People left the abbey long after the flood. Very little of its stone survives.",
    ),
    (
        "order",
        "Councillors rejected the plan after residents had gathered 3,400 signatures.",
        "Councillors rejected the plan. After that, residents collected 3,400 signatures.",
    ),
    (
        "order",
        "Parents who cannot attend should inform Mrs Oduya no later than Friday.",
        "If you are unable to come, please tell Mrs Oduya after Friday.",
    ),
    (
        "order",
        "Applications received after 1 May will not be considered.",
        "We will only look at applications that reach us after 1 May.",
    ),
    (
        "order",
        "Pupils may bring phones but must keep them off during lessons.",
        "Pupils can bring phones, and the phones have to stay off after lessons.",
    ),
]

# Faithful rewrites.
_HONEST = [
    (
        "In the absence of a valid permit, cars left in Carrow Lane will be removed.",
        "If a car has no valid permit and is left in Carrow Lane, it will be taken away.",
    ),
    (
        "The Council is precluded from refunding the fee.",
        "The Council is not allowed to pay back the fee.",
    ),
    (
        "Few of the volunteers reported any soreness.",
        "Only a few of the volunteers said they were sore.",
    ),
    (
        "Applicants lacking proof of residence shall be ineligible for the grant.",
        "You cannot get the grant if you do not have proof of where you live.",
    ),
    (
        "Duke Aldric did not learn of the surrender until his fleet had left Port Serrin.",
        "Duke Aldric heard about the surrender only after his fleet had left Port Serrin.",
    ),
    (
        "Never open the pressure valve until the gauge reads zero.",
        "Wait until the gauge shows zero before you open the pressure valve.",
    ),
    (
        "Never open the pressure valve until the gauge reads zero.",
        "Do not open the pressure valve before the gauge shows zero.",
    ),
    (
        "Councillors rejected the plan after residents had gathered 3,400 signatures.",
        "Residents collected 3,400 signatures. After that, councillors rejected the plan.",
    ),
    (
        "Parents who cannot attend should inform Mrs Oduya no later than Friday.",
        "If you are unable to come, please tell Mrs Oduya by Friday.",
    ),
    (
        "Applications received after 1 May will not be considered.",
        "We will only look at applications that reach us by 1 May.",
    ),
    (
        "Pupils may bring phones but must keep them off during lessons.",
        "Pupils can bring phones, and the phones have to stay off in lessons.",
    ),
]


@pytest.mark.parametrize(("kind", "original", "rewrite"), _BROKEN)
def test_a_turned_statement_is_found(kind: str, original: str, rewrite: str) -> None:
    found = compare(read(original), read(rewrite)).findings
    assert kind in {each.kind for each in found if each.severity == "major"}


@pytest.mark.parametrize(("original", "rewrite"), _HONEST)
def test_a_faithful_rewrite_has_no_major_finding(original: str, rewrite: str) -> None:
    found = compare(read(original), read(rewrite)).findings
    assert not [each for each in found if each.severity == "major" and each.kind in _POLARITY]
