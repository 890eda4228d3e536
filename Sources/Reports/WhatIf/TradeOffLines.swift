import SamplingInspection

/// The plans of a trade-off as lines of a table; the terminal, the page and the workbook print the same.
struct TradeOffLines {
  private let scenario: Scenario
  private let tradeOff: TradeOff
  private let language: Language

  init(_ scenario: Scenario, _ tradeOff: TradeOff, _ language: Language) {
    self.scenario = scenario
    self.tradeOff = tradeOff
    self.language = language
  }

  /// What is traded for what.
  var name: String {
    switch tradeOff.goal {
    case .discovery: language("抓重点与广覆盖", "Most failures against most places")
    case .evenness: language("查出的不合格与各县均衡", "Failures found against even counties")
    case .change: language("查出的不合格与少变动", "Failures found against little change")
    }
  }

  /// What is asked of a plan, and what the two things are that are traded.
  var explanation: String {
    let value = language(
      "目标值是预计查出的不合格批次和能查到不合格的抽样单元的合计，按危害加权。",
      "The value counts expected failures and strata where one is found, weighted by harm.")
    return switch tradeOff.goal {
    case .discovery:
      language(
        "广覆盖系数从 0（抓重点：查出的不合格最多）到 1（广覆盖：更多的抽样单元里查到第一批不合格）；每一行是完整编制的方案，两项按危害加权，各行可比。",
        "The weight of discovery goes from 0 (most failures) to 1 (a first failure in most strata); every line is a full plan, and the two columns weighted by harm compare across lines."
      )
    case .evenness:
      language(
        "各县每千人批次与全部地区平均相差不超过所列比例；每一行是完整编制的方案。",
        "No county's batches per 1,000 residents are farther from the average of all than stated; every line is a full plan. "
      ) + value
    case .change:
      language(
        "原方案的批次至少这么多不动；每一行是完整编制的方案。", "At least so many of the other plan's batches stay; every line is a full plan. ")
        + value
    }
  }

  private var without: String {
    let scope = scenario.heading.showWithout
    return scope.isEverything ? "" : Names(scenario, language).words(scope)
  }

  private var hasPenalties: Bool { tradeOff.points.contains { $0.reached?.penalty ?? 0 > 0 } }

  /// Headings of the columns.
  var headings: [String] {
    let asked =
      switch tradeOff.goal {
      case .discovery: [language("广覆盖系数", "Weight of discovery")]
      case .evenness:
        [
          language("与平均相差不超过", "Asked: within"), language("实际最大相差", "Farthest"),
          language("最低（批次/千人）", "Least (per 1,000)"), language("最高（批次/千人）", "Most (per 1,000)"),
        ]
      case .change: [language("不变的批次不少于", "Asked: stay"), language("实际不变", "Stay")]
      }
    let traded =
      tradeOff.goal == .discovery
      ? [
        language("按危害加权的预计不合格", "Exp. failures, weighted"),
        language("预计能查到不合格的单元（加权）", "Strata with a failure found, weighted"),
      ] : [language("目标值", "Value"), language("比现方案", "Against as it is")]
    return asked
      + [language("批次", "Batches"), language("经费（元）", "Cost (yuan)"), language("预计不合格批次", "Exp. failures")]
      + (without.isEmpty ? [] : [language("不含\(without)", "Without \(without)")]) + traded
      + (hasPenalties ? [language("“宜”未做到扣分", "Off for wishes")] : [])
      + [language("距理论最优不超过", "Within")]
  }

  /// How many of the columns say what is asked and reached.
  var askedColumns: Int {
    switch tradeOff.goal {
    case .discovery: 1
    case .evenness: 4
    case .change: 2
    }
  }

  /// One line for each plan.
  var rows: [[String]] { tradeOff.points.indices.map(row) }

  private func row(_ number: Int) -> [String] {
    let point = tradeOff.points[number]
    let asked = place(number)
    guard let reached = point.reached, let totals = point.totals, let value = point.value else {
      let words = point.status.word(language) + (point.isProved ? language("（已证明）", " (proved)") : "")
      return [asked, words] + Array(repeating: "–", count: headings.count - 2)
    }
    var cells = [asked]
    switch tradeOff.goal {
    case .discovery: break
    case .evenness:
      cells.append(reached.evenness.map { Self.percent($0.farthest, roundedUp: true) } ?? "–")
      for thousandths in [reached.evenness?.least, reached.evenness?.most] {
        cells.append(thousandths.map { Figures.grouped(Figures.padded(Int128($0), decimals: 3)) } ?? "–")
      }
    case .change: cells.append(reached.kept.map { Self.percent($0, roundedUp: false) } ?? "–")
    }
    cells += [Figures.grouped(totals.batches), Figures.yuan(totals.cost), Figures.failures(totals.failures)]
    if !without.isEmpty { cells.append(Figures.failures(totals.failuresWithout)) }
    if tradeOff.goal == .discovery {
      cells += [Self.points(reached.yield), Self.points(reached.discovery)]
    } else {
      cells += [Self.points(value), tradeOff.points[tradeOff.today].value.map { Self.change(value, $0) } ?? "–"]
    }
    if hasPenalties { cells.append(Self.points(reached.penalty)) }
    cells.append(point.bound.map { Figures.distancePercent(value: value, bound: $0) } ?? "–")
    return cells
  }

  /// What is asked at a point, such as `4.5%`.
  func place(_ number: Int) -> String {
    guard let asked = tradeOff.points[number].asked else { return language("现方案（不限）", "as it is (nothing asked)") }
    if tradeOff.goal != .discovery { return asked.percentText }
    return asked.text + (number == tradeOff.today ? language("（今天）", " (today)") : "")
  }

  /// A part with two decimals in percent.
  private static func percent(_ part: ExactDecimal, roundedUp: Bool) -> String {
    let nano = Int128(part.scaled(to: 9) ?? 0)
    return Figures.padded((nano + (roundedUp ? 99_999 : 0)) / 100_000, decimals: 2) + "%"
  }

  /// Micro-points as points with three decimals, cut.
  private static func points(_ microPoints: Int64) -> String { FrontierLines.points(microPoints, roundedUp: false) }

  private static func change(_ value: Int64, _ today: Int64) -> String {
    if today <= 0 { return "–" }
    let basis = (Int128(value) - Int128(today)) * 10_000 / Int128(today)
    return (basis > 0 ? "+" : "") + Figures.padded(basis, decimals: 2) + "%"
  }

  /// What has to be known about single points, and how to take one of the plans.
  var notes: [String] {
    var notes: [String] = []
    for (number, point) in tradeOff.points.enumerated() {
      guard let better = point.better else { continue }
      notes.append(
        language(
          "\(place(number))：按这一行的口径，\(place(better.point)) 的方案多得 \(Self.points(better.by)) 分，在这一行距理论最优的差距之内。",
          "\(place(number)): by the measure of this line the plan of \(place(better.point)) is worth \(Self.points(better.by)) more, which is within this line's distance from the bound."
        ))
    }
    if tradeOff.goal != .discovery, tradeOff.points.count > 1 {
      let step = tradeOff.goal == .evenness ? "0.1%" : "1%"
      notes.append(
        language(
          "最紧的有方案的值按 \(step) 的步长查找；再紧是否还有整批次方案，除注明已证明的以外并不知道。",
          "The tightest value with a plan is looked for in steps of \(step); whether whole batches keep a tighter one is not known, but where it says proved."
        ))
    }
    if let point = tradeOff.points.last(where: { $0.isPlanned && $0.asked != nil }) {
      let options = (tradeOff.goal.options(at: point.asked) + self.options).joined(separator: " ")
      notes.append(
        language(
          "每一行都是 plan 编制的那个方案；例如 \(point.asked.map(asked) ?? "") 一行：choujian plan … \(options) -o 方案文件夹",
          "Every line is the very plan that plan makes; that of \(point.asked.map(asked) ?? ""), for one: choujian plan … \(options) -o DIR"
        ))
    }
    return notes
  }

  private func asked(_ value: ExactDecimal) -> String {
    tradeOff.goal == .discovery ? value.text : value.percentText
  }

  /// Options that every plan needs.
  private var options: [String] {
    if case .change = tradeOff.goal { ["--close-to", "…"] } else { [] }
  }

  /// Batches of each county, point by point, headings first; points without a plan are left out.
  var units: [[String]] {
    let planned = tradeOff.points.indices.filter { tradeOff.points[$0].isPlanned }
    if planned.isEmpty { return [] }
    let names = Names(scenario, language)
    return [[language("分县批次", "Batches by county")] + planned.map(place)]
      + scenario.counties.enumerated().map { county, place in
        [names.value(place.adcode, of: "county")]
          + planned.map { Figures.grouped(tradeOff.points[$0].totals?.byCounty[county] ?? 0) }
      }
  }
}
