import SamplingInspection

/// Judges the prices of `proof.json`: that their rows and cells exist, once each, and that signs and limits are kept.
struct PriceJudgement {
  /// Price of each row, times 10¹⁸.
  private(set) var prices: [Int128]
  /// Second prices of cells, by number of the row.
  private(set) var cellPrices: [Int: [Int128]] = [:]

  init(_ book: RowBook, _ proof: Proof, isInfeasible: Bool, _ findings: inout DisagreementList) {
    prices = Array(repeating: 0, count: book.rows.count)
    readRows(book, proof, isInfeasible: isInfeasible, &findings)
    readCells(book, proof, &findings)
  }

  private mutating func readRows(
    _ book: RowBook, _ proof: Proof, isInfeasible: Bool, _ findings: inout DisagreementList
  ) {
    var numbers: [[String]: Int] = [:]
    for (number, row) in book.rows.enumerated() {
      numbers[[row.heading.id, row.group, row.side.rawValue]] = number
    }
    var seen: Set<Int> = []
    for price in proof.rows {
      let place = ["proof.json prices", price.rule, price.group, price.side.rawValue].filter { !$0.isEmpty }
        .joined(separator: " ")
      let stated = ExactDecimal.text(price.price, decimals: Proof.decimals)
      guard let number = numbers[[price.rule, price.group, price.side.rawValue]] else {
        findings.add(place, stated: stated, Wording(zh: "没有这一行规则", en: "no rule has this row"))
        continue
      }
      guard seen.insert(number).inserted else {
        findings.add(place, stated: stated, Wording(zh: "同一行有两个价格", en: "the row has a second price"))
        continue
      }
      prices[number] = price.price
      judge(price.price, book.rows[number], place, stated, isInfeasible: isInfeasible, &findings)
    }
  }

  private func judge(
    _ price: Int128, _ row: JudgedRow, _ place: String, _ stated: String, isInfeasible: Bool,
    _ findings: inout DisagreementList
  ) {
    if row.side == .atMost, price < 0 {
      findings.add(place, stated: stated, recomputed: "≥ 0", Wording(zh: "价格符号不对", en: "the price has the wrong sign"))
    }
    if row.side == .atLeast, price > 0 {
      findings.add(place, stated: stated, recomputed: "≤ 0", Wording(zh: "价格符号不对", en: "the price has the wrong sign"))
    }
    guard row.heading.strength == .wish else { return }
    do throws(ArithmeticFault) {
      let limit = isInfeasible ? 0 : try row.heading.penalty.times(BestResponse.scale)
      let perUnit = try price.withoutSign().times(row.unitSize())
      if perUnit > limit {
        findings.add(
          place, stated: ExactDecimal.text(perUnit, decimals: Proof.decimals),
          recomputed: "≤ " + ExactDecimal.text(limit, decimals: Proof.decimals),
          Wording(zh: "愿望的价格超过罚分", en: "the price of a wish exceeds its penalty"))
      }
    } catch {
      findings.add(place, stated: stated, error)
    }
  }

  private mutating func readCells(_ book: RowBook, _ proof: Proof, _ findings: inout DisagreementList) {
    if proof.cells.isEmpty { return }
    var places: [[String]: (row: Int, cell: Int)] = [:]
    for (number, row) in book.rows.enumerated() where !row.cells.isEmpty {
      cellPrices[number] = Array(repeating: 0, count: row.cells.count)
      for (cell, one) in row.cells.enumerated() { places[[row.heading.id, row.group, one.name]] = (number, cell) }
    }
    var seen: Set<[String]> = []
    for price in proof.cells {
      let key = [price.rule, price.group, price.cell]
      let place = (["proof.json cells"] + key).filter { !$0.isEmpty }.joined(separator: " ")
      let stated = ExactDecimal.text(price.price, decimals: Proof.decimals)
      guard let (row, cell) = places[key] else {
        findings.add(
          place, stated: stated,
          Wording(zh: "没有这个由多个抽样单元组成的覆盖单元", en: "no coverage rule has this cell of several strata"))
        continue
      }
      if !seen.insert(key).inserted {
        findings.add(place, stated: stated, Wording(zh: "同一单元有两个价格", en: "the cell has a second price"))
        continue
      }
      if price.price < 0 {
        findings.add(
          place, stated: stated, recomputed: "≥ 0", Wording(zh: "价格符号不对", en: "the price has the wrong sign"))
      }
      cellPrices[row]?[cell] = price.price
    }
  }
}
