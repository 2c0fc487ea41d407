#!/usr/bin/env python3
"""Writes LICENSE-THIRD-PARTY: the licences of all that is compiled into the program, on any system.

    scripts/licences.py          writes the file
    scripts/licences.py --check  says whether it is as it would be written

Most licences ask that their text goes along with a program, and wheels and archives carry it. Of a crate that offers
several, the first of CHOICE is taken. What only the build or the tests need is not in the program.
"""

import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FILE = ROOT / "LICENSE-THIRD-PARTY"
TARGETS = [
    "x86_64-unknown-linux-gnu",
    "aarch64-unknown-linux-gnu",
    "x86_64-apple-darwin",
    "aarch64-apple-darwin",
    "x86_64-pc-windows-msvc",
]
# By the names of files: the shortest licence that a crate offers comes first.
CHOICE = ["license-mit*", "license*mit*", "license-zlib*", "license-apache*", "license*", "licence*", "copying*", "unlicense*"]
HEAD = """The program contains the following works. Each stands under the licence that follows its name; where works have the same
text, it is given once. The program itself is under the licence in LICENSE. This file is written by scripts/licences.py.
"""
STANDARD_LIBRARY = "The Rust standard library (MIT OR Apache-2.0)"
MIT = (ROOT / "LICENSE-MIT").read_text(encoding="utf-8").replace("the Insyn authors", "The Rust Project contributors")


def cargo(*arguments):
    return subprocess.run(["cargo", *arguments, "--locked"], cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout


def compiled_in():
    """The crates that the program is compiled of, on each system that it is released for."""
    packages = {(package["name"], package["version"]): package for package in json.loads(cargo("metadata", "--format-version", "1"))["packages"]}
    found = set()
    for target in TARGETS:
        lines = cargo("tree", "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}", "--target", target).splitlines()
        # The first is the program itself; `name v1.2.3 (*)` has been told already.
        found.update((line.split()[0], line.split()[1].removeprefix("v")) for line in lines[1:] if line)
    return [packages[crate] for crate in sorted(found)]


def licence(package):
    """The text of the licence of a crate, and of its notice if it has one."""
    folder = pathlib.Path(package["manifest_path"]).parent
    files = sorted(path for path in folder.iterdir() if path.is_file())
    for pattern in CHOICE:
        chosen = [path for path in files if pathlib.PurePath(path.name.lower()).match(pattern)]
        if chosen:
            more = [path for path in files if path.name.lower().startswith("notice")]
            # A part of it stands under a licence of its own, which is no choice.
            if " AND " in package["license"]:
                more += [path for path in files if path.name.lower().startswith("license") and "apache" not in path.name.lower()]
            texts = [path.read_text(encoding="utf-8") for path in dict.fromkeys(chosen[:1] + more)]
            return "\n".join("\n".join(line.rstrip() for line in text.strip().splitlines()) for text in texts)
    if "MIT" in package["license"]:
        return MIT.replace("The Rust Project contributors", ", ".join(package["authors"]) or f"the {package['name']} authors").strip()
    sys.exit(f"No licence is found in {package['name']} {package['version']} ({package['license']}).")


def written():
    """The file as it has to be."""
    texts = {MIT.strip(): [STANDARD_LIBRARY]}
    for package in compiled_in():
        name = f"{package['name']} {package['version']} ({package['license']})"
        texts.setdefault(licence(package), []).append(name)
    line = "-" * 80
    parts = ["\n".join(names) + f"\n{line}\n{text}\n" for text, names in texts.items()]
    return "\n\n".join([HEAD, *parts])


text = written()
if sys.argv[1:] == ["--check"]:
    if not FILE.exists() or FILE.read_text(encoding="utf-8") != text:
        sys.exit("LICENSE-THIRD-PARTY is not that of Cargo.lock. Write it: scripts/licences.py")
else:
    FILE.write_text(text, encoding="utf-8", newline="\n")
