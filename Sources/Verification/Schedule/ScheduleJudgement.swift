import SamplingInspection

/// Judges the months of a plan: every batch has one, in its season, within what laboratories, crews and paces allow.
struct ScheduleJudgement {
  private let strata: JudgedStrata
  private let seasons: JudgedSeasons
  /// Batches of each stratum in months 1…12.
  private var months: [[Int128]]

  init(_ strata: JudgedStrata) {
    self.strata = strata
    seasons = JudgedSeasons(strata)
    months = Array(repeating: Array(repeating: 0, count: 12), count: strata.count)
  }

  /// Looks at every line and every limit.
  mutating func judge(_ rows: [ScheduleRow], _ findings: inout DisagreementList) {
    read(rows, &findings)
    do throws(ArithmeticFault) {
      try judgeTotals(&findings)
      judgeSeasons(&findings)
      try judgeCells(&findings)
      try judgeLaboratories(&findings)
      try judgeCrews(&findings)
      try judgePaces(&findings)
    } catch {
      findings.add("schedule.csv", error)
    }
  }

  /// Takes the lines in, and compares what they say of their strata with the tables.
  private mutating func read(_ rows: [ScheduleRow], _ findings: inout DisagreementList) {
    let scenario = strata.scenario
    let number = Dictionary(
      scenario.strata.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    let county = Dictionary(scenario.counties.map { ($0.adcode, $0.name) }, uniquingKeysWith: { first, _ in first })
    let risk = Dictionary(scenario.categories.map { ($0.path, $0.risk) }, uniquingKeysWith: { first, _ in first })
    var last = -1
    for row in rows {
      let place = "schedule.csv line \(row.line)"
      guard let stratum = number[row.key] else {
        findings.add(
          place, stated: row.key.joined(separator: " "), Wording(zh: "没有这个抽样单元", en: "there is no such stratum"))
        continue
      }
      let facts = scenario.strata[stratum]
      for (stated, fact) in [
        (row.county, county[facts.county] ?? ""), (row.risk, risk[facts.category] ?? ""), (row.fund, facts.fund),
        (row.lab, text("lab", of: stratum)), (row.lot, text("lot", of: stratum)),
      ] {
        findings.compare(place, stated, fact, Wording(zh: "与数据表不符", en: "it is not what the tables say"))
      }
      let order = stratum * 12 + row.month
      if order <= last {
        findings.add(
          place, stated: row.key.joined(separator: " ") + " \(row.month)",
          Wording(zh: "重复，或次序不对", en: "the line occurs twice, or stands out of order"))
      }
      last = order
      guard row.batches > 0 else {
        findings.add(
          place, stated: String(row.batches), Wording(zh: "每行至少一批次", en: "a line has at least one batch"))
        continue
      }
      months[stratum][row.month - 1] += Int128(row.batches)
    }
  }

  private func text(_ column: String, of stratum: Int) -> String {
    guard let column = strata.columns[column] else { return "" }
    return column.values[column.codes[stratum]]
  }

  private func name(_ stratum: Int) -> String { strata.scenario.strata[stratum].key.joined(separator: " ") }

  /// What was not done before is in the months, no more and no less.
  private func judgeTotals(_ findings: inout DisagreementList) throws(ArithmeticFault) {
    for stratum in strata.everything {
      let left = try strata.batches[stratum].minus(seasons.done[stratum])
      let sum = months[stratum].reduce(0, +)
      if sum != left {
        findings.add(
          "schedule.csv " + name(stratum), stated: String(sum), recomputed: String(left),
          Wording(zh: "各月合计与全年批次不符", en: "the months do not add up to the year"))
      }
    }
  }

  private func judgeSeasons(_ findings: inout DisagreementList) {
    for stratum in strata.everything {
      for month in 1...12
      where months[stratum][month - 1] > 0 && !seasons.seasons[stratum].open.contains(month) {
        findings.addBreach(
          "schedule.csv " + name(stratum), stated: String(month),
          Wording(zh: "这个月没有可以抽样的日子", en: "there is no day in this month on which it may be sampled"))
      }
    }
  }

  /// Batches of one county, lot, level, task kind and category that the same crews take and the same paces count.
  private func judgeCells(_ findings: inout DisagreementList) throws(ArithmeticFault) {
    struct Key: Hashable {
      var texts: [String]
      var season: JudgedSeasons.Season
    }
    var crewsOf = [String](repeating: "", count: strata.count)
    for crew in strata.scenario.crews where crew.pairs != nil {
      for stratum in strata.strata(in: crew.scope) { crewsOf[stratum] += "/" + crew.crew }
    }
    for (number, pace) in strata.scenario.calendar.paces.enumerated() {
      for group in strata.groups(of: strata.strata(in: pace.scope), each: pace.each) {
        for stratum in group.members { crewsOf[stratum] += "/\(number) \(group.name)" }
      }
    }
    var cells: [Key: [Int]] = [:]
    var order: [Key] = []
    for stratum in strata.everything where strata.batches[stratum] > seasons.done[stratum] {
      let facts = strata.scenario.strata[stratum]
      let key = Key(
        texts: [
          facts.county, text("lot", of: stratum), facts.level, facts.taskKind, facts.category, crewsOf[stratum],
        ], season: seasons.seasons[stratum])
      if cells[key] == nil { order.append(key) }
      cells[key, default: []].append(stratum)
    }
    for key in order {
      let members = cells[key] ?? []
      var taken = [Int128](repeating: 0, count: 12)
      for stratum in members {
        for month in 0..<12 { taken[month] = try taken[month].plus(months[stratum][month]) }
      }
      let place = "schedule.csv " + key.texts.filter { !$0.isEmpty }.joined(separator: " ")
      try judge(taken, key.season, place, &findings)
    }
  }

  private func judge(
    _ taken: [Int128], _ season: JudgedSeasons.Season, _ place: String, _ findings: inout DisagreementList
  ) throws(ArithmeticFault) {
    let all = taken.reduce(0, +)
    if let share = season.share {
      let due = try share.wholeUnits(times: all, side: .atLeast)
      let within = season.window.reduce(Int128(0)) { $0 + taken[$1 - 1] }
      if within < due {
        findings.addBreach(
          place, stated: String(within), recomputed: String(due),
          Wording(zh: "窗口里的批次不够", en: "too few batches lie within the window"))
      }
    }
    guard let every = season.every else { return }
    let periods = stride(from: 1, through: 12, by: every.months)
      .map { first in (first..<first + every.months).filter(season.open.contains) }.filter { !$0.isEmpty }
    guard periods.count > 1 else { return }
    for period in periods {
      let within = period.reduce(Int128(0)) { $0 + taken[$1 - 1] }
      let isServed = all >= Int128(periods.count) ? within >= 1 : within <= 1
      if !isServed {
        findings.addBreach(
          place, stated: String(within), recomputed: all >= Int128(periods.count) ? "1" : "",
          Wording(
            zh: "没有按抽样频次分散（\(period.first ?? 0)月至\(period.last ?? 0)月）",
            en: "not spread as often as asked (months \(period.first ?? 0) to \(period.last ?? 0))"))
      }
    }
  }

  private func taken(_ members: [Int], _ month: Int) -> Int128 {
    members.reduce(Int128(0)) { $0 + months[$1][month - 1] }
  }

  private func judgeLaboratories(_ findings: inout DisagreementList) throws(ArithmeticFault) {
    for lab in strata.scenario.labs {
      guard let most = lab.monthlyBatches else { continue }
      let members = strata.everything.filter { text("lab", of: $0) == lab.lab }
      limit("lab=" + lab.lab, members, findings: &findings) { _ in Int128(most) }
    }
  }

  private func judgeCrews(_ findings: inout DisagreementList) throws(ArithmeticFault) {
    for crew in strata.scenario.crews {
      guard let most = try CrewRooms.rooms(of: crew, strata.scenario) else { continue }
      limit("crew=" + crew.crew, strata.strata(in: crew.scope), findings: &findings) { most[$0] }
    }
  }

  private func limit(
    _ name: String, _ members: [Int], findings: inout DisagreementList, most: (Int) -> Int128
  ) {
    for month in 1...12 {
      let sum = taken(members, month)
      if sum > most(month) {
        findings.addBreach(
          "schedule.csv \(name) month=\(month)", stated: String(sum), recomputed: String(most(month)),
          Wording(zh: "超过这个月的能力", en: "more than the month has room for"))
      }
    }
  }

  private func judgePaces(_ findings: inout DisagreementList) throws(ArithmeticFault) {
    for pace in strata.scenario.calendar.paces {
      for group in strata.groups(of: strata.strata(in: pace.scope), each: pace.each) {
        var all: Int128 = 0
        var soFar: Int128 = 0
        for stratum in group.members {
          all = try all.plus(strata.batches[stratum])
          soFar = try soFar.plus(seasons.done[stratum])
          for month in 1...pace.month { soFar = try soFar.plus(months[stratum][month - 1]) }
        }
        let place = "schedule.csv pace month=\(pace.month)" + (group.name.isEmpty ? "" : " " + group.name)
        if let share = pace.atLeast {
          let due = try share.wholeUnits(times: all, side: .atLeast)
          if soFar < due {
            findings.addBreach(
              place, stated: String(soFar), recomputed: String(due), Wording(zh: "进度落后", en: "behind the pace"))
          }
        }
        if let share = pace.atMost {
          let most = try share.wholeUnits(times: all, side: .atMost)
          // What was done before the plan may already be more; then nothing may be added.
          let before = group.members.reduce(Int128(0)) { $0 + seasons.done[$1] }
          if soFar > max(most, before) {
            findings.addBreach(
              place, stated: String(soFar), recomputed: String(most), Wording(zh: "进度超前", en: "ahead of the pace"))
          }
        }
      }
    }
  }
}
