import collections, csv, hashlib, pathlib, sys
folder, number, seed = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
files = [folder / name for name in ("list.csv", "need.csv", "salt.txt", "samplers.csv") if (folder / name).exists()]
parts = [b"%s\0%d\0%s" % (file.name.encode(), len(file.read_bytes()), file.read_bytes()) for file in files]
print(hashlib.sha256(b"choujian draw 1\n%s\n" % number.encode() + b"".join(parts)).hexdigest())
salt, read = files[2].read_text().strip(), lambda file: list(csv.DictReader(file.open(encoding="utf-8-sig", newline="")))
left = collections.Counter(row["group"] for row in read(files[1]) for _ in range(int(row["batches"])))
ticket = lambda row: hashlib.sha256(f"subject,{salt},{seed},{number},{row['subject']}".encode()).hexdigest()
for row in sorted(read(files[0]), key=lambda row: (row["group"], row["follow_up"] != "是", row["follow_up"] != "是" and row.get("drawn") == "是", ticket(row))):
    left[row["group"]] -= 1; print(row["group"], row["subject"], ticket(row), "抽中" if left[row["group"]] >= 0 else "候补", sep="\t")
