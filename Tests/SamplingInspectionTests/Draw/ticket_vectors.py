"""Writes ticket_vectors.csv: ten tickets as Scenarios/README.md ("The draw") defines them, by hashlib alone.

Usage: python3 ticket_vectors.py > ticket_vectors.csv
"""
import csv, hashlib, sys

CASES = [
    ("subject", "00" * 32, "00000000000000000000", 1, "1"),
    ("sampler", "00" * 32, "00000000000000000000", 1, "1"),
    ("subject", "00" * 32, "00000000000000000000", 2, "1"),
    ("subject", "ff" * 32, "31415926535897932384", 1, "GX-ZF-01"),
    ("subject", "ff" * 32, "314159265358979323846", 1, "GX-ZF-01"),
    ("subject", "0123456789abcdef" * 4, "27182818284590452353", 12, "91140521MA0K000X1A"),
    ("subject", "0123456789abcdef" * 4, "27182818284590452353", 1, "2,沁水"),
    ("subject", "0123456789abcdef" * 4, "27182818284590452353", 12, "沁水县龙港镇某超市"),
    ("subject", "fedcba9876543210" * 4, "99999999999999999999", 3, "𠮷野家"),
    ("sampler", "fedcba9876543210" * 4, "99999999999999999999", 3, "王 小二"),
]

table = csv.writer(sys.stdout, lineterminator="\n", quoting=csv.QUOTE_ALL)
table.writerow(["kind", "salt", "seed", "round", "id", "ticket"])
for case in CASES:
    table.writerow([*case, hashlib.sha256(",".join(map(str, case)).encode("utf-8")).hexdigest()])
