"""Compares choujian with its peers: an independent solver, and an independent verifier.

Usage: compare.py CHOUJIAN
"""
import pathlib
import sys
import tempfile

import altered
import optimum
from checks import Checks
from choujian import Choujian

here = pathlib.Path(__file__).resolve().parent
choujian, checks = Choujian(sys.argv[1]), Checks()
lvliang = here.parent.parent / "Scenarios" / "lvliang-2021"
with tempfile.TemporaryDirectory() as folder:
    optimum.run(choujian, lvliang, pathlib.Path(folder), checks)
    altered.run(choujian, lvliang, pathlib.Path(folder), checks)
print(f"{checks.passed} passed, {checks.failed} failed")
sys.exit(1 if checks.failed else 0)
