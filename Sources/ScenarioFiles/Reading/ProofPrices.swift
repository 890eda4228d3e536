import SamplingInspection

extension PlanFolderReader {
  /// Reads the prices of `proof.json`, which are text so that no digit is lost.
  func readProof(_ file: ProofFile) throws(FindingsError) -> ProofStatement {
    var findings: [Finding] = []
    var proof = Proof(
      terms: Proof.Terms(
        rows: price(file.terms.rows, "terms.rows", &findings), cells: price(file.terms.cells, "terms.cells", &findings),
        strata: price(file.terms.strata, "terms.strata", &findings)))
    for (number, row) in file.prices.enumerated() {
      guard let side = Side(rawValue: row.side) else {
        let sides = Side.allCases.map(\.rawValue)
        findings.append(
          Finding(
            at: .init(file: "proof.json", column: "prices[\(number)].side"), value: row.side,
            Wording(zh: "不认识的方向", en: "unknown side"),
            remedy: Wording(zh: sides.joined(separator: "、"), en: "one of " + sides.joined(separator: ", "))))
        continue
      }
      proof.rows.append(
        Proof.RowPrice(
          rule: row.rule, side: side, group: row.group, price: price(row.price, "prices[\(number)].price", &findings)))
    }
    for (number, cell) in file.cells.enumerated() {
      proof.cells.append(
        Proof.CellPrice(
          rule: cell.rule, group: cell.group, cell: cell.cell,
          price: price(cell.price, "cells[\(number)].price", &findings)))
    }
    if !findings.isEmpty { throw FindingsError(findings) }
    return ProofStatement(value: file.value, bound: file.bound, proof: proof)
  }

  private func price(_ text: String, _ key: String, _ findings: inout [Finding]) -> Int128 {
    if let price = Self.units(text, decimals: Proof.decimals) { return price }
    findings.append(
      Finding(
        at: .init(file: "proof.json", column: key), value: text,
        Wording(zh: "不是数，或小数位太多，或过大", en: "this is not a number, has too many decimals, or is too large"),
        remedy: Wording(
          zh: "只用数字和一个小数点，最多 \(Proof.decimals) 位小数",
          en: "use digits and one point only, with at most \(Proof.decimals) decimals")))
    return 0
  }

  /// A decimal times 10^decimals, of any size that fits; nil for exponents, lost digits and anything else.
  static func units(_ text: String, decimals: Int) -> Int128? {
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let parts = text.utf8.dropFirst(isNegative ? 1 : 0).split(
      separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty, parts.count <= 2 else { return nil }
    let fraction = parts.count == 2 ? parts[1] : whole.prefix(0)
    guard parts.count == 1 || !fraction.isEmpty, fraction.count <= decimals else { return nil }
    var units: Int128 = 0
    let zeros = Array(repeating: UInt8(ascii: "0"), count: decimals - fraction.count)
    for digit in Array(whole) + Array(fraction) + zeros {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      let (product, overflow) = units.multipliedReportingOverflow(by: 10)
      let (sum, overflowInSum) = product.addingReportingOverflow(Int128(digit - UInt8(ascii: "0")))
      if overflow || overflowInSum { return nil }
      units = sum
    }
    return isNegative ? -units : units
  }
}
