#!/usr/bin/env python3
"""Makes an archive of each wheel in a folder, for those who have no Python: the program and its licences. Writes the sums of all
files there to SHA256SUMS.

    scripts/archives.py FOLDER
"""

import hashlib
import io
import pathlib
import sys
import tarfile
import zipfile


def contents(wheel):
    """The program and the licences in a wheel: name, bytes, whether it is a program."""
    with zipfile.ZipFile(wheel) as package:
        for name in package.namelist():
            if ".data/scripts/" in name:
                yield pathlib.PurePosixPath(name).name, package.read(name), True
            elif ".dist-info/licenses/" in name:
                yield name.split("/licenses/")[1], package.read(name), False


def archive(wheel):
    """Writes a zip for Windows and a tar.gz for others."""
    name, version, _, _, platform = wheel.stem.split("-")
    # A wheel may be for several platforms at once: the last name says it best (`macosx_…_universal2`).
    folder = f"{name}-{version}-{platform.split('.')[-1]}"
    files = [(f"{folder}/{file}", data, program) for file, data, program in contents(wheel)]
    if sum(program for _, _, program in files) != 1 or len(files) < 5:
        sys.exit(f"{wheel} does not hold the program and its licences")
    if platform.startswith("win"):
        with zipfile.ZipFile(wheel.with_name(f"{folder}.zip"), "w", zipfile.ZIP_DEFLATED) as out:
            for file, data, _ in files:
                out.writestr(file, data)
        return
    with tarfile.open(wheel.with_name(f"{folder}.tar.gz"), "w:gz") as out:
        for file, data, program in files:
            entry = tarfile.TarInfo(file)
            entry.size, entry.mode = len(data), 0o755 if program else 0o644
            out.addfile(entry, io.BytesIO(data))


folder = pathlib.Path(sys.argv[1])
wheels = sorted(folder.glob("*.whl"))
if not wheels:
    sys.exit(f"No wheel is in {folder}")
for wheel in wheels:
    archive(wheel)
files = sorted(path for path in folder.iterdir() if path.name != "SHA256SUMS")
sums = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)
(folder / "SHA256SUMS").write_text(sums, encoding="utf-8", newline="\n")
print(sums, end="")
