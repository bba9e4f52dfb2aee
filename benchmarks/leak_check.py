"""How much of what is planted the leak check finds, and how often it cries wolf over unrelated letters.

Run: python benchmarks/leak_check.py [--people 50] [--strangers 500].
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "documents"))

import strangers as others
from conftest import CALLED_FOR, TEMPLATES, case_of
from plantings import WAYS, people

from formsvc.documents.checks.leaks import leaked_details
from formsvc.documents.press import LetterPress
from formsvc.domain.codes import DocumentCode


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--strangers", type=int, default=500)
    wanted = parser.parse_args()
    missed: Counter[str] = Counter()
    started, tried = time.perf_counter(), 0
    for person in people(wanted.people):
        case = case_of("S01", people=[person.case_file])
        for name, way in WAYS.items():
            tried += 1
            if not leaked_details(f"She said that {way(person)} was named there.", case):
                missed[name] += 1
    each = (time.perf_counter() - started) / tried
    print(f"{len(WAYS)} kinds of planting, {tried} planted: {sum(missed.values())} missed {dict(missed)}")
    print(f"{1e6 * each:.0f} microseconds a check of one sentence")
    letters = unrelated_letters()
    alarms: Counter[str] = Counter()
    pairs = 0
    for stranger in others.strangers(wanted.strangers):
        case = case_of("S01", people=[stranger])
        for name, words in letters.items():
            pairs += 1
            for found in leaked_details(words, case):
                alarms[f"{found.split(' of ')[0]} in {name}: {stranger['name']}"] += 1
    print(f"{pairs} pairs of a letter and a stranger: {sum(alarms.values())} false alarms")
    for alarm, times in alarms.most_common(20):
        print(f"  {times} {alarm}")
    return 1 if missed else 0


def unrelated_letters() -> dict[str, str]:
    """Every kind of letter in its worked case, in which no stranger stands."""
    press = LetterPress(TEMPLATES)
    drawn = {}
    for code, (scenario, answers) in CALLED_FOR.items():
        case = case_of(scenario, answers=answers, people=[])
        drawn[code] = " ".join(press.words(DocumentCode(code), case))
    return drawn


if __name__ == "__main__":
    raise SystemExit(main())
