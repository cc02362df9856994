"""Writes the man page: reads what `cordon --experimental-dump-help` prints, writes mdoc (see man 7 mdoc)."""

import json
import sys
import time


def escape(text):
    """Text whose lines cannot be taken for requests."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line[:1] in ".'" else line for line in text.split("\n"))


def paragraphs(text):
    """Running text; indented lines are examples and keep their breaks."""
    lines, literal = [], False
    for line in (text or "").split("\n"):
        indented = line.startswith("  ")
        if indented != literal:
            lines.append(".Bd -literal -offset indent" if indented else ".Ed")
            literal = indented
        lines.append(escape(line) if line.strip() else ".Pp")
    return lines + ([".Ed"] if literal else [])


def name(argument):
    """The option's names, or the argument's value name, as mdoc macros."""
    if argument["kind"] == "positional":
        return f".It Ar {argument['valueName']}"
    names = [f"Fl {'-' if n['kind'] == 'long' else ''}{n['name'].replace('-', chr(92) + '-')}" for n in argument["names"]]
    value = "" if argument["kind"] == "flag" else f" Ar {argument['valueName']}"
    return ".It " + " , ".join(names) + value


def options(command):
    shown = [a for a in command.get("arguments", []) if a.get("shouldDisplay", True)]
    if not shown:
        return []
    rows = [".Bl -tag -width 6n"]
    for argument in shown:
        rows += [name(argument)] + ([escape(argument["abstract"])] if argument.get("abstract") else [])
        if argument.get("allValues"):
            rows.append(escape("One of " + ", ".join(argument["allValues"]) + "."))
    return rows + [".El"]


def command_section(command, parents):
    path = parents + [command["commandName"]]
    rows = [f".Ss {escape(' '.join(path))}"]
    if command.get("abstract"):
        rows.append(escape(command["abstract"]))
    rows += [".Pp"] + paragraphs(command.get("discussion")) + options(command)
    return rows


def command_sections(parent, parents):
    """The sections of a command's subcommands, and of theirs."""
    path = parents + [parent["commandName"]]
    rows = []
    for command in parent.get("subcommands", []):
        if command["commandName"] != "help" and command.get("shouldDisplay", True):
            rows += command_section(command, path) + command_sections(command, path)
    return rows


def main():
    root = json.load(sys.stdin)["command"]
    rows = [time.strftime(".Dd %B %d, %Y"), f".Dt {root['commandName'].upper()} 1", ".Os", ".Sh NAME", f".Nm {root['commandName']}"]
    rows += [f".Nd {escape(root['abstract'].rstrip('.'))}", ".Sh SYNOPSIS", ".Nm", ".Ar command", ".Op Ar options"]
    rows += [".Sh DESCRIPTION"] + paragraphs(root.get("discussion")) + [".Sh COMMANDS"]
    rows += command_sections(root, [])
    print("\n".join(row for row in rows if row))


main()
