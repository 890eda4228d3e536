import SamplingInspection

/// Tasks of inspection against the counties, venues and crews that they speak of.
struct VisitChecks {
  /// More visits than a row may ask for by mistake.
  static let mostVisits: Int64 = 1_000_000

  let scenario: Scenario
  let rows: [Table.Row]

  func run(_ findings: inout [Finding]) {
    let rowOf = Dictionary(rows.map { ($0.text("visit"), $0) }, uniquingKeysWith: { first, _ in first })
    for (number, visit) in scenario.visits.enumerated() {
      guard let row = rowOf[visit.visit] else { continue }
      let before = findings.count
      checkScope(visit, row, &findings)
      checkEach(visit, row, &findings)
      checkDay(visit, row, &findings)
      if findings.count == before { checkPlaces(number, row, &findings) }
      if findings.count == before { checkCrews(visit, row, &findings) }
    }
  }

  /// Values of the columns that a scope may name.
  private func values(_ column: String) -> [String]? {
    switch column {
    case "county": scenario.counties.map(\.adcode)
    case "prefecture": scenario.counties.map(\.prefecture)
    case "venue": scenario.venues.map(\.venue)
    case "stage": scenario.venues.map(\.stage)
    default:
      scenario.countyAttributes.firstIndex(of: column).map { place in scenario.counties.map { $0.attributes[place] } }
    }
  }

  private var columns: [String] { ["county", "prefecture", "venue", "stage"] + scenario.countyAttributes }

  private func checkScope(_ visit: Visit, _ row: Table.Row, _ findings: inout [Finding]) {
    for condition in visit.scope.conditions {
      guard let known = values(condition.column) else {
        refuseColumn(condition.column, "scope", row, &findings)
        continue
      }
      for value in condition.values where !known.contains(value) {
        let county = condition.column == "county" ? scenario.counties.first { $0.name == value } : nil
        let some = Set(known).sorted().filter { !$0.isEmpty }.prefix(12)
        row.refuse(
          "scope", value, Wording(zh: "\(condition.column) 没有这个值", en: "\(condition.column) has no such value"),
          remedy: county.map {
            Wording(zh: "写区划代码 \($0.adcode)", en: "write the adcode \($0.adcode)")
          }
            ?? Wording(
              zh: "已有的值：" + some.joined(separator: "、") + (visit.countsVenues ? "；没有列入“场所”表的，去掉场所，填“家数”" : ""),
              en: "values are " + some.joined(separator: ", ")), &findings)
      }
    }
  }

  private func checkEach(_ visit: Visit, _ row: Table.Row, _ findings: inout [Finding]) {
    for (number, name) in visit.each.enumerated() {
      if values(name) == nil || (Visit.venueColumns.contains(name) && !visit.countsVenues) {
        refuseColumn(name, "each", row, &findings)
      } else if visit.each[..<number].contains(name) {
        row.refuse(
          "each", name, Wording(zh: "同一列写了两次", en: "the column is named twice"),
          remedy: Wording(zh: "删去一个", en: "remove one of them"), &findings)
      }
    }
  }

  private func refuseColumn(_ name: String, _ column: String, _ row: Table.Row, _ findings: inout [Finding]) {
    row.refuse(
      column, name, Wording(zh: "检查任务没有这一列", en: "tasks of inspection have no such column"),
      remedy: Wording(
        zh: "可用的列：" + columns.joined(separator: "、") + "；venue、stage 只在范围写明场所或环节时可用",
        en: "columns are " + columns.joined(separator: ", ")
          + "; venue and stage only where the scope names one of them"),
      &findings)
  }

  /// The year has days between the first and the last one.
  private func checkDay(_ visit: Visit, _ row: Table.Row, _ findings: inout [Finding]) {
    for (column, day) in [("from", visit.from), ("by", visit.by)] {
      guard let day, day.year != scenario.heading.year else { continue }
      row.refuse(
        column, day.text,
        Wording(
          zh: "不在方案的年份 \(scenario.heading.year) 里", en: "it is not in \(scenario.heading.year), the year of the plan"),
        remedy: Wording(zh: "改正日期，或留空", en: "correct the date, or leave it blank"), &findings)
    }
  }

  private func checkPlaces(_ number: Int, _ row: Table.Row, _ findings: inout [Finding]) {
    let visit = scenario.visits[number]
    let places = VisitPlace.all(of: visit, scenario)
    if visit.countsVenues, visit.subjects != nil {
      row.refuse(
        "subjects", row.text("subjects"),
        Wording(zh: "家数在“场所”表里已经有了", en: "the venues of the scenario count these subjects already"),
        remedy: Wording(zh: "留空，或在范围里去掉场所和环节", en: "leave it blank, or name no venue or stage in scope"), &findings)
    } else if places.isEmpty {
      row.refuse(
        "scope", visit.scope.text, Wording(zh: "这个范围里没有一家", en: "there is no subject in this scope"),
        remedy: Wording(zh: "放宽范围，或补上家数", en: "widen the scope, or add subjects"), &findings)
    } else if places.contains(where: { $0.subjects == nil }), visit.amount.isOfSubjects {
      row.refuse(
        "subjects", nil, Wording(zh: "不知道有多少家，算不出家次", en: "nobody says how many subjects there are"),
        remedy: Wording(
          zh: "在范围里写“场所”表里有的场所（venue=…）或环节，或填“家数”", en: "name a venue or stage in scope, or fill in subjects"),
        &findings)
    } else {
      checkNumbers(number, row, &findings)
    }
  }

  private func checkNumbers(_ number: Int, _ row: Table.Row, _ findings: inout [Finding]) {
    let visit = scenario.visits[number]
    let all = VisitTask.all(of: number, scenario).reduce(Int64(0)) { $0 + $1.visits }
    if all > Self.mostVisits {
      row.refuse(
        row.text("times").isEmpty ? "number" : "times", String(all),
        Wording(zh: "一项任务超过 \(Self.mostVisits) 家次", en: "one task has more than \(Self.mostVisits) visits"),
        remedy: Wording(zh: "检查家数和次数，或分成几行", en: "look at subjects and times, or make several rows of it"), &findings)
    } else if visit.done > all {
      row.refuse(
        "done", row.text("done"), Wording(zh: "多于全年的 \(all) 家次", en: "it is more than the year's visits, \(all)"),
        remedy: Wording(zh: "超过任务的不用写进来", en: "leave out what was done beyond the task"), &findings)
    }
  }

  /// Every county with a visit has exactly one of the crews.
  private func checkCrews(_ visit: Visit, _ row: Table.Row, _ findings: inout [Finding]) {
    if visit.crews.isEmpty { return }
    let crews = visit.crews.map { code in scenario.crews.first { $0.crew == code } }
    for (code, crew) in zip(visit.crews, crews) {
      if crew == nil {
        row.refuse(
          "crew", code, Wording(zh: "crews.csv 里没有", en: "it is not in crews.csv"),
          remedy: Wording(
            zh: "改正；几个队之间用“|”", en: "correct it; put | between crews"), &findings)
      } else if crew?.visitsPerDay == nil {
        row.refuse(
          "crew", code, Wording(zh: "没有写一天检查几家", en: "nobody says how many visits it makes in a day"),
          remedy: Wording(zh: "在 crews.csv 填“每日家次”", en: "fill in visits_per_day in crews.csv"), &findings)
      }
    }
    if crews.contains(where: { $0?.visitsPerDay == nil }) { return }
    var seen: Set<String> = []
    for place in VisitPlace.all(of: visit, scenario) where seen.insert(place.county.adcode).inserted {
      let own = crews.compactMap(\.self).filter { $0.scope.admits(place.county, scenario) }
      if own.count == 1 { continue }
      let codes = own.map(\.crew).joined(separator: "、")
      row.refuse(
        "crew", row.text("crew"),
        own.isEmpty
          ? Wording(zh: "\(place.county.name)没有一个队去", en: "none of them goes to \(place.county.adcode)")
          : Wording(
            zh: "\(place.county.name)有几个队去（\(codes)）", en: "several of them go to \(place.county.adcode): \(codes)"),
        remedy: Wording(zh: "每个县写且只写一个队，几个队之间用“|”", en: "name one crew for each county, with | between them"),
        &findings)
      return
    }
  }
}

extension Visit.Amount {
  /// Whether it cannot be worked out without the number of subjects.
  fileprivate var isOfSubjects: Bool {
    if case .number = self { false } else { true }
  }
}
