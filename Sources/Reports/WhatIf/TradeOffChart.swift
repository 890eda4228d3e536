import SamplingInspection

/// The plans of a trade-off as a drawing: one of the two things across, the other one upright.
struct TradeOffChart {
  private let lines: TradeOffLines
  private let tradeOff: TradeOff
  private let language: Language
  private let across: ChartScale
  private let upright: ChartScale

  private static let (left, right, top, bottom) = (86.0, 816.0, 44.0, 372.0)

  init(_ scenario: Scenario, _ tradeOff: TradeOff, _ language: Language) {
    lines = TradeOffLines(scenario, tradeOff, language)
    self.tradeOff = tradeOff
    self.language = language
    let places = tradeOff.points.compactMap { Self.place($0, tradeOff.goal) }
    across = ChartScale(places.map(\.across), from: Self.left, to: Self.right)
    let bounds = tradeOff.goal == .discovery ? [] : tradeOff.points.compactMap(\.bound).map { Double($0) / 1e6 }
    upright = ChartScale(places.map(\.upright) + bounds, from: Self.bottom, to: Self.top)
  }

  /// What a plan has of the two things; nil without a plan.
  private static func place(_ point: TradeOffPoint, _ goal: TradedGoal) -> (across: Double, upright: Double)? {
    guard let reached = point.reached, let value = point.value else { return nil }
    switch goal {
    case .discovery: return (Double(reached.yield) / 1e6, Double(reached.discovery) / 1e6)
    case .evenness: return reached.evenness.map { ($0.farthest.double * 100, Double(value) / 1e6) }
    case .change: return reached.kept.map { ($0.double * 100, Double(value) / 1e6) }
    }
  }

  private var names: (across: String, upright: String) {
    let value = language("目标值", "Value")
    return switch tradeOff.goal {
    case .discovery:
      (
        language("按危害加权的预计不合格批次", "Expected failures, weighted by harm"),
        language("预计能查到不合格的抽样单元（加权）", "Strata with a failure found, weighted")
      )
    case .evenness: (language("离平均最远的县相差（%）", "Distance of the farthest county from the average (%)"), value)
    case .change: (language("不变的批次（%）", "Batches that stay (%)"), value)
    }
  }

  var markup: Markup {
    let names = names
    return ChartPiece.drawing(
      width: 860, height: 440, title: lines.name,
      description: language(
        "横轴是\(names.across)，纵轴是\(names.upright)；每个点是一个整批次方案，虚线是证明过的上限，空心点是现方案。",
        "Across: \(names.across); upright: \(names.upright). Every dot is a plan in whole batches, the dashed line is the proved bound, the hollow dot is the plan as it is."
      )
    ) {
      ChartPiece.axes(across, upright, names: names)
      plans
    }
  }

  @MarkupBuilder private var plans: Markup {
    let placed = tradeOff.points.indices.compactMap { number in
      Self.place(tradeOff.points[number], tradeOff.goal).map { (number, across.place($0.across), $0.upright) }
    }
    ChartPiece.path("known", placed.map { ($0.1, upright.place($0.2)) })
    if tradeOff.goal != .discovery {
      ChartPiece.path(
        "limit",
        placed.compactMap { number, x, _ in
          tradeOff.points[number].bound.map { (x, upright.place(Double($0) / 1e6)) }
        })
    }
    for (number, x, y) in placed {
      ChartPiece.dot(number == tradeOff.today ? "counted" : "planned", x, upright.place(y))
      if isNamed(number, placed.map(\.0)) {
        // A name that would not fit to the right of its dot ends above it.
        let fits = x < Self.right - 40
        ChartPiece.text(fits ? x + 8 : x + 4, upright.place(y) - 8, fits ? "start" : "end", name(number), kind: "name")
      }
    }
  }

  /// Today's plan, both ends, and few others where there are many have their names beside them.
  private func isNamed(_ number: Int, _ planned: [Int]) -> Bool {
    guard let place = planned.firstIndex(of: number) else { return false }
    let every = max(1, planned.count / 6)
    return number == tradeOff.today || place == planned.count - 1
      || (place % every == 0 && planned.count - 1 - place >= every)
  }

  private func name(_ number: Int) -> String {
    number == tradeOff.today && tradeOff.goal != .discovery ? language("现方案", "as it is") : lines.place(number)
  }
}
