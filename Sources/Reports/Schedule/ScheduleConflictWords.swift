import SamplingInspection

/// Says why the batches of a plan do not fit into the months, and what may be changed.
public struct ScheduleConflictWords {
  private let scenario: Scenario

  /// For the plan of a scenario.
  public init(_ scenario: Scenario) { self.scenario = scenario }

  /// A heading, a line for each limit, and where to begin.
  public func text(_ conflicts: [ScheduleConflict]) -> Wording {
    // The tightest say most; a long list would only hide them.
    let shown = conflicts.sorted { $0.needed - $0.room > $1.needed - $1.room }.prefix(12)
    let rest = conflicts.count - shown.count
    let lines = shown.map(line)
    return Wording(
      zh: (["全年的批次定得下来，但排不进各月："] + lines.map { "  " + $0.zh }
        + (rest > 0 ? ["  另有 \(rest) 处"] : []) + ["没有写出 schedule.csv；改正上面的数后重新编制"]).joined(separator: "\n"),
      en: (["the batches of the year can be planned, but do not fit into its months:"] + lines.map { "  " + $0.en }
        + (rest > 0 ? ["  and \(rest) more"] : []) + [
          "schedule.csv was not written; change these figures and plan again"
        ])
        .joined(separator: "\n"))
  }

  private func line(_ conflict: ScheduleConflict) -> Wording {
    let month = conflict.month
    let needed = Figures.grouped(conflict.needed)
    let room = Figures.grouped(conflict.room)
    let missing = Figures.grouped(abs(conflict.needed - conflict.room))
    switch conflict.limit {
    case .lab(let code):
      let name = scenario.labs.first { $0.lab == code }?.name ?? ""
      return Wording(
        zh:
          "\(name.isEmpty ? code : name)（\(code)）\(month)月要收 \(needed) 批次，只能收 \(room)，差 \(missing)：提高 labs.csv 的月检验能力，或放宽进度、标段起止日期",
        en:
          "\(code) would take in \(needed) batches in month \(month) and can take \(room), \(missing) too many: raise monthly_batches in labs.csv, or loosen the pace or the dates of lots"
      )
    case .crew(let code):
      let name = scenario.crews.first { $0.crew == code }?.name ?? ""
      return Wording(
        zh:
          "\(name.isEmpty ? code : name)（\(code)）\(month)月要抽 \(needed) 批次，只能抽 \(room)，差 \(missing)：增加 crews.csv 的组数，或放宽进度、窗口",
        en:
          "crew \(code) would take \(needed) batches in month \(month) and can take \(room), \(missing) too many: add pairs in crews.csv, or loosen the pace or a window"
      )
    case .pace(let number, let group):
      let scope = scenario.calendar.paces[number].scope.text
      let what = [scope, group].filter { !$0.isEmpty }.joined(separator: "；")
      return Wording(
        zh: "进度：到\(month)月底应当累计 \(room) 批次\(what.isEmpty ? "" : "（\(what)）")，差 \(missing)：改 pace.csv，或让标段早些开始",
        en:
          "pace: \(room) batches by the end of month \(month)\(what.isEmpty ? "" : " (\(what))"), \(missing) off: change pace.csv, or let the lots begin earlier"
      )
    case .season(let county, let lot):
      let name = scenario.counties.first { $0.adcode == county }?.name ?? county
      let of = lot.isEmpty ? Wording(zh: "", en: "") : Wording(zh: "标段 \(lot) ", en: ", lot \(lot),")
      return Wording(
        zh: "\(name)\(of.zh)有 \(needed) 批次没有可以抽样的日子：看标段起止日期、calendar.csv 的窗口和抽样截止日 season_ends",
        en:
          "\(name)\(of.en) has \(needed) batches without a day on which they may be taken: look at the dates of lots, the windows in calendar.csv and season_ends"
      )
    }
  }
}
