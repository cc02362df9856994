#!/usr/bin/env python3
"""Writes the words on the lines of Tests/RuleTests/Fixtures anew, after a rule or the engine became better.

A line marked `missing: RULE` that is reported now becomes `finding: RULE`; a line marked `spurious: RULE` that is not
reported any more loses its mark. What became worse is printed and left as it is. Usage: Scripts/fixtures.py [CORDON]
"""
import json, pathlib, shutil, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent / "Tests/RuleTests/Fixtures"
CORDON = sys.argv[1] if len(sys.argv) > 1 else ".build/debug/cordon"


def reported(fixture, rule):
    """The (file, line) pairs that the rule reports in a copy of the fixture that holds nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        target = pathlib.Path(folder) / "fixture"
        if fixture.is_dir():
            shutil.copytree(fixture, target, ignore=shutil.ignore_patterns("expected.txt"))
        else:
            target.mkdir()
            shutil.copy(fixture, target)
        command = [CORDON, "scan", target, "--format", "json", "--fail-on", "never"]
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    findings = [finding for finding in json.loads(output)["findings"] if finding["rule"] == rule]
    places = [finding["location"] for finding in findings]
    places += [other["location"] for finding in findings for other in finding["related"] if "fingerprint" in other]
    return {(place["file"], place["line"]) for place in places}


def rewritten(path, name, rule, lines_reported):
    """The file's lines with their words brought up to date."""
    result = []
    for number, line in enumerate(path.read_text().split("\n"), 1):
        place = (name, number)
        if name == "expected.txt" and ":" in line:
            file, rest = line.split(" ")[0].split(":")
            place = (file, int(rest))
        if line.endswith(f" missing: {rule}") and place in lines_reported:
            line = line.replace(f" missing: {rule}", f" finding: {rule}")
        elif line.endswith(f" spurious: {rule}") and place not in lines_reported:
            line = line[: -len(f" spurious: {rule}")].rstrip().rstrip("#/").rstrip()
        elif line.endswith(f" finding: {rule}") and place not in lines_reported:
            print(f"lost: {path.relative_to(ROOT)}:{number} {rule}")
        elif not line.endswith(f": {rule}") and place in lines_reported and name != "expected.txt":
            if not (path.parent / "expected.txt").exists() and not name.endswith(".json"):
                print(f"new: {path.relative_to(ROOT)}:{number} {rule}")
        result.append(line)
    return "\n".join(result)


for folder in sorted(ROOT.iterdir()):
    for fixture in sorted(folder.iterdir()):
        lines = reported(fixture, folder.name)
        for path in [fixture] if fixture.is_file() else sorted(p for p in fixture.rglob("*") if p.is_file()):
            name = path.name if fixture.is_file() else str(path.relative_to(fixture))
            text = rewritten(path, name, folder.name, lines)
            if text != path.read_text():
                path.write_text(text)
                print(f"rewritten: {path.relative_to(ROOT)}")
