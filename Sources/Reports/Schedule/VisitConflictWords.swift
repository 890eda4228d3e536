import SamplingInspection

/// Says why the visits of inspection do not fit into the months, and what may be changed.
public struct VisitConflictWords {
  private let scenario: Scenario

  /// For the plan of a scenario.
  public init(_ scenario: Scenario) { self.scenario = scenario }

  /// A heading, a line for each limit, and where to begin.
  public func text(_ conflicts: [VisitConflict]) -> Wording {
    // The tightest say most; a long list would only hide them.
    let shown = conflicts.sorted { $0.needed - $0.room > $1.needed - $1.room }.prefix(12)
    let rest = conflicts.count - shown.count
    let lines = shown.map(line)
    return Wording(
      zh: (["抽样排得进各月，检查排不进："] + lines.map { "  " + $0.zh } + (rest > 0 ? ["  另有 \(rest) 处"] : [])
        + ["没有写出 inspections.csv；改正上面的数后重新编制"]).joined(separator: "\n"),
      en: (["the batches fit into the months, but the visits of inspection do not:"] + lines.map { "  " + $0.en }
        + (rest > 0 ? ["  and \(rest) more"] : []) + [
          "inspections.csv was not written; change these figures and plan again"
        ]).joined(separator: "\n"))
  }

  private func line(_ conflict: VisitConflict) -> Wording {
    let needed = Figures.grouped(conflict.needed)
    let room = Figures.grouped(conflict.room)
    let missing = Figures.grouped(conflict.needed - conflict.room)
    switch conflict.limit {
    case .month(let crew, let month):
      return Wording(
        zh:
          "\(name(crew))\(month)月单独去检查 \(needed) 家次，抽样以外只剩 \(room) 家次的人日，差 \(missing)：增加 crews.csv 的组数，或放宽 visits.csv 的完成期限",
        en:
          "crew \(crew) would make \(needed) visits on days of their own in month \(month), and sampling leaves days for \(room), \(missing) too few: add pairs in crews.csv, or loosen by in visits.csv"
      )
    case .year(let crew):
      return Wording(
        zh:
          "\(name(crew))全年单独去检查 \(needed) 家次，抽样和已做的检查以外只剩 \(room) 家次的人日，差 \(missing)：增加 crews.csv 的人日，或减少 visits.csv 的家次",
        en:
          "crew \(crew) would make \(needed) visits on days of their own in the year, and sampling and earlier visits leave days for \(room), \(missing) too few: add crew_days in crews.csv, or ask for fewer visits in visits.csv"
      )
    case .season(let code):
      let visit = scenario.visits.first { $0.visit == code }
      let by = visit?.by.map { "，完成期限 \($0.text)" } ?? ""
      let day = scenario.heading.planDate.text
      return Wording(
        zh: "\(visit?.name ?? code)（\(code)）还有 \(needed) 家次没有可以检查的日子（方案日期 \(day)\(by)）：改期限，或在“已完成”写明已检查的家次",
        en:
          "\(code): \(needed) visits have no day left (the plan is of \(day)\(visit?.by.map { ", they are due by \($0.text)" } ?? "")): change from or by, or say in done what was visited before"
      )
    }
  }

  private func name(_ crew: String) -> String {
    let name = scenario.crews.first { $0.crew == crew }?.name ?? ""
    return name.isEmpty ? crew : "\(name)（\(crew)）"
  }
}
