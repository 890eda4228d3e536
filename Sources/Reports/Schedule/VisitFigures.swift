import SamplingInspection

/// Visits of inspection added up: how many, how many go with a sampling, and the crew-days that this saves.
struct VisitFigures: Sendable {
  /// Visits with a month.
  var visits: Int64 = 0
  /// Those of them that go with a sampling.
  var joined: Int64 = 0
  /// Visits of before the plan.
  var done: Int64 = 0
  /// Whole crew-days that the joined ones would take on days of their own, as far as their crews' days are counted.
  var daysSaved: Int64 = 0

  init(_ scenario: Scenario, _ rows: [VisitRow]) {
    done = VisitTask.all(scenario).reduce(0) { $0 + $1.done }
    var ofCrew: [String: Int64] = [:]
    for row in rows {
      visits += row.visits
      joined += row.joined
      ofCrew[row.crew, default: 0] += row.joined
    }
    // In thousandths, crew by crew, rounded down: nothing is promised that is not there.
    let thousandths = scenario.crews.reduce(Int128(0)) { sum, crew in
      guard let perDay = crew.visitsPerDay?.scaled(to: 3), perDay > 0 else { return sum }
      return sum + Int128(ofCrew[crew.crew] ?? 0) * 1_000_000 / Int128(perDay)
    }
    daysSaved = Int64(thousandths / 1000)
  }

  /// One line: 检查 n 家次，其中 m 家次与抽样同行.
  func words(_ language: Language) -> String {
    let n = Figures.grouped(visits)
    let before =
      done > 0
      ? language("（另有编制前已完成的 \(Figures.grouped(done)) 家次）", " (and \(Figures.grouped(done)) before the plan)") : ""
    let saved =
      daysSaved > 0
      ? language("，省 \(Figures.grouped(daysSaved)) 个人日", ", which saves \(Figures.grouped(daysSaved)) crew-days") : ""
    return language(
      "检查 \(n) 家次\(before)，其中 \(Figures.grouped(joined)) 家次与抽样同行\(saved)",
      "\(n) visits of inspection\(before), of which \(Figures.grouped(joined)) go with a sampling\(saved)")
  }
}
