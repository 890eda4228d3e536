import SamplingInspection

/// Reads `repairs.json` for the judge.
extension PlanFolderReader {
  func readRepairs(_ file: RepairFile) throws(FindingsError) -> RepairStatement {
    var findings: [Finding] = []
    let extent = RepairChoice.Extent(rawValue: file.extent)
    if extent == nil { findings.append(Self.unknown(file.extent, "extent")) }
    var repairs: [RepairStatement.Entry] = []
    for (number, repair) in file.repairs.enumerated() {
      let place = "repairs[\(number)]"
      let leastness = Repair.Leastness(rawValue: repair.least)
      if leastness == nil { findings.append(Self.unknown(repair.least, place + ".least")) }
      let batches = repair.batches.split(separator: " ").map { Int64($0) }
      if batches.contains(where: { $0.map { $0 < 0 || $0 > 1_000_000_000 } ?? true }) {
        findings.append(Self.unknown(String(repair.batches.prefix(40)), place + ".batches"))
      }
      var refusals: [RepairEvidence.Refusal] = []
      for (number, less) in repair.less.enumerated() {
        var proof = ProofFile(Proof(), value: 0, bound: less.bound)
        (proof.terms, proof.prices, proof.cells) = (less.terms, less.prices, less.cells)
        do throws(FindingsError) {
          refusals.append(.init(settings: less.settings, proof: try readProof(proof).proof, bound: less.bound))
        } catch {
          findings += error.findings.map { finding in
            let column = "\(place).less[\(number)].\(finding.place.column ?? "")"
            return Finding(
              at: .init(file: PlanFolder.repairs, column: column), value: finding.value, finding.message,
              remedy: finding.remedy)
          }
        }
      }
      repairs.append(
        RepairStatement.Entry(
          number: repair.number, settings: repair.settings, leastness: leastness ?? .notFound,
          sentence: Wording(zh: repair.zh, en: repair.en),
          evidence: RepairEvidence(batches: batches.compactMap(\.self), refusals: refusals)))
    }
    let shortfalls = file.shortfalls.enumerated().map { number, missing in
      Shortfall(
        rule: missing.rule, group: missing.group, asked: missing.asked, limit: missing.limit,
        limitGroup: missing.limit_group, possible: missing.possible,
        leastCost: money(missing.least_cost_yuan, "shortfalls[\(number)].least_cost_yuan", &findings),
        available: money(missing.available_yuan, "shortfalls[\(number)].available_yuan", &findings))
    }
    let clash = file.clash.enumerated().map { number, part in
      let share = ExactDecimal(strict: part.share)
      if share == nil { findings.append(Self.unknown(part.share, "clash[\(number)].share")) }
      return ClashPart(rule: part.rule, groups: part.groups, isLimit: part.limit, share: share?.double ?? 0)
    }
    if !findings.isEmpty { throw FindingsError(findings) }
    return RepairStatement(shortfalls: shortfalls, clash: clash, repairs: repairs, extent: extent ?? .noOtherFound)
  }

  private func money(_ text: String?, _ key: String, _ findings: inout [Finding]) -> Money? {
    guard let text else { return nil }
    if let fen = ExactDecimal(strict: text)?.scaled(to: 2) { return Money(fen: fen) }
    findings.append(Self.unknown(text, key))
    return nil
  }

  private static func unknown(_ value: String, _ key: String) -> Finding {
    Finding(
      at: .init(file: PlanFolder.repairs, column: key), value: value,
      Wording(zh: "不是这里应有的文字或数", en: "this is not the text or number that belongs here"),
      remedy: Wording(zh: "用 choujian plan 重新生成方案", en: "make the plan again with choujian plan"))
  }
}
