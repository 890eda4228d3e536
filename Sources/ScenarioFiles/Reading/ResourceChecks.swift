import SamplingInspection

/// Lots and funds against the strata that they take in.
extension RuleChecks {
  /// No stratum is in two lots, and none costs more than its lot allows; one finding of each kind for a lot.
  func checkLots(_ rows: [Table.Row], _ findings: inout [Finding]) {
    var owner: [Int: Lot] = [:]
    let rowOf = Dictionary(rows.map { ($0.text("lot"), $0) }, uniquingKeysWith: { first, _ in first })
    for lot in scenario.lots {
      // A scope that could not be read stands for everything here.
      guard let row = rowOf[lot.lot], Scope(row.text("scope")) != nil else { continue }
      let members = strata(in: lot.scope)
      if let shared = members.first(where: { owner[$0] != nil }), let other = owner[shared] {
        row.refuse(
          "scope", lot.scope.text,
          Wording(
            zh: "与标段 \(other.lot) 重叠（\(scenario.strata[shared].key.joined(separator: " "))）",
            en: "it overlaps lot \(other.lot) (\(scenario.strata[shared].key.joined(separator: " ")))"),
          remedy: Wording(zh: "收窄其中一个的范围", en: "narrow one of the scopes"), &findings)
      }
      for stratum in members { owner[stratum] = owner[stratum] ?? lot }
      if let ceiling = lot.ceiling, let dear = members.first(where: { scenario.strata[$0].cost > ceiling }) {
        let (cost, key) = (scenario.strata[dear].cost.yuanText, scenario.strata[dear].key.joined(separator: " "))
        row.refuse(
          "ceiling_yuan", row.text("ceiling_yuan"),
          Wording(zh: "单价 \(cost) 元超过上限（\(key)）", en: "a batch costs \(cost) yuan, above the ceiling (\(key))"),
          remedy: Wording(zh: "改正单价或上限", en: "correct the price or the ceiling"), &findings)
      }
    }
  }

  /// A part of a stratum's batches can be bound to one window only.
  func checkWindows(_ rows: [Table.Row], _ findings: inout [Finding]) {
    var owner: [Int: String] = [:]
    for row in rows {
      guard let window = scenario.calendar.windows.first(where: { $0.window == row.text("window") }),
        window.share < ExactDecimal(1)
      else { continue }
      let members = strata(in: window.scope)
      if let shared = members.first(where: { owner[$0] ?? window.window != window.window }) {
        let key = scenario.strata[shared].key.joined(separator: " ")
        row.refuse(
          "scope", window.scope.text,
          Wording(
            zh: "与窗口“\(owner[shared] ?? "")”重叠（\(key)），占比无法同时计算",
            en: "it overlaps window \(owner[shared] ?? "") (\(key)), and two shares cannot be kept at once"),
          remedy: Wording(zh: "收窄其中一个，或写成100%", en: "narrow one of them, or write 100%"), &findings)
      }
      for stratum in members { owner[stratum] = window.window }
    }
  }

  /// A fund pays only within its scope, also for strata that were given directly.
  func checkFunds(_ rows: [Table.Row], _ findings: inout [Finding]) {
    for row in rows {
      guard let scope = Scope(row.text("usable_for")), !scope.isEverything else { continue }
      let usable = Set(strata(in: scope))
      guard
        let stray = scenario.strata.indices.first(where: {
          scenario.strata[$0].fund == row.text("fund") && !usable.contains($0)
        })
      else { continue }
      let key = scenario.strata[stray].key.joined(separator: " ")
      row.refuse(
        "usable_for", row.text("usable_for"),
        Wording(zh: "strata.csv 用这笔经费付范围以外的单元（\(key)）", en: "strata.csv has it pay for a stratum outside (\(key))"),
        remedy: Wording(zh: "放宽适用范围，或换一笔经费", en: "widen usable_for, or name another fund"), &findings)
    }
  }
}
