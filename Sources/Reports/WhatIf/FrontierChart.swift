import SamplingInspection

/// A frontier as a drawing: bound and plans against money, or against the figure that is moved.
struct FrontierChart {
  private let scenario: Scenario
  private let frontier: Frontier
  private let language: Language
  private let across: ChartScale
  private let upright: ChartScale

  private static let (left, right, top, bottom) = (76.0, 836.0, 34.0, 372.0)

  init(_ scenario: Scenario, _ frontier: Frontier, _ language: Language) {
    self.scenario = scenario
    self.frontier = frontier
    self.language = language
    across = ChartScale(frontier.points.map { Self.number($0, frontier) }, from: Self.left, to: Self.right)
    upright = ChartScale(
      frontier.points.flatMap { [$0.value, $0.bound].compactMap(\.self).map { Double($0) / 1e6 } }, from: Self.bottom,
      to: Self.top)
  }

  /// Money in 10,000 yuan, or the value of the figure that is moved.
  private static func number(_ point: FrontierPoint, _ frontier: Frontier) -> Double {
    frontier.figures[0].isMoney ? Double(point.money.fen) / 1e6 : point.values[0].double
  }

  private func x(_ point: FrontierPoint) -> Double { across.place(Self.number(point, frontier)) }

  private func y(_ microPoints: Int64) -> Double { upright.place(Double(microPoints) / 1e6) }

  /// Points of the same second value, in order of the first.
  private var lines: [[FrontierPoint]] {
    frontier.points.reduce(into: []) { lines, point in
      if let last = lines.last?.last, last.values.dropFirst() == point.values.dropFirst() {
        lines[lines.count - 1].append(point)
      } else {
        lines.append([point])
      }
    }
  }

  var markup: Markup {
    let name = FigureWords(scenario, frontier.figures[0], language)
    let axis = frontier.figures[0].isMoney ? language("经费（万元）", "Funds (10,000 yuan)") : name.heading
    return ChartPiece.drawing(
      width: 860, height: 440, title: language("目标值与\(name.name)", "Value against \(name.name)"),
      description: language(
        "横轴是\(axis)，纵轴是目标值；虚线是证明过的上限，实心点是整批次方案，空心点按经费更少的方案计，叉是没有可行方案。",
        "Across: \(axis); upright: value. The dashed line is the proved bound, full dots are plans in whole batches, hollow ones count a plan with less money, crosses have no plan."
      )
    ) {
      grid(axis)
      for line in lines { drawn(line) }
      legend
    }
  }

  @MarkupBuilder private func grid(_ axis: String) -> Markup {
    ChartPiece.axes(across, upright, names: (axis, language("目标值", "Value")))
    if let today = frontier.today {
      let place = x(frontier.points[today])
      ChartPiece.line("today", place, Self.top, place, Self.bottom)
      ChartPiece.text(place, Self.top - 8, "middle", language("今天", "today"), kind: "name")
    }
  }

  @MarkupBuilder private func drawn(_ line: [FrontierPoint]) -> Markup {
    ChartPiece.path("limit", line.compactMap { point in point.bound.map { (x(point), y($0)) } })
    ChartPiece.path("known", steps(line))
    for point in line {
      if let value = point.value {
        ChartPiece.dot(point.valueOf == nil ? "planned" : "counted", x(point), y(value))
      } else if point.bound == nil {
        ChartPiece.line("none", x(point) - 4, Self.bottom - 12, x(point) + 4, Self.bottom - 4)
        ChartPiece.line("none", x(point) - 4, Self.bottom - 4, x(point) + 4, Self.bottom - 12)
      }
    }
    // Lines of a grid lie farthest apart where money is short.
    if frontier.figures.count == 2, let first = line.first(where: { $0.bound != nil }), let bound = first.bound {
      ChartPiece.text(
        x(first) - 8, y(bound) + 4, "end", FigureWords(scenario, frontier.figures[1], language).value(first.values[1]))
    }
  }

  /// A plan counts until the next better one, so what is known rises in steps; where figures are no money, points stand alone.
  private func steps(_ line: [FrontierPoint]) -> [(x: Double, y: Double)] {
    guard frontier.figures[0].isMoney else { return [] }
    var steps: [(x: Double, y: Double)] = []
    for point in line {
      guard let value = point.value else { continue }
      if let last = steps.last { steps.append((x(point), last.y)) }
      steps.append((x(point), y(value)))
    }
    return steps
  }

  @MarkupBuilder private var legend: Markup {
    let height = Self.bottom + 60
    ChartPiece.line("limit", Self.left, height - 4, Self.left + 30, height - 4)
    ChartPiece.text(Self.left + 36, height, "start", language("证明过的上限", "proved bound"))
    ChartPiece.dot("planned", Self.left + 146, height - 4)
    ChartPiece.text(Self.left + 156, height, "start", language("整批次方案", "plan in whole batches"))
    if frontier.points.contains(where: { $0.valueOf != nil }) {
      ChartPiece.dot("counted", Self.left + 306, height - 4)
      ChartPiece.text(Self.left + 316, height, "start", language("按经费更少的方案计", "counts a plan with less money"))
    }
    if frontier.points.contains(where: { $0.bound == nil }) {
      ChartPiece.line("none", Self.left + 516, height - 8, Self.left + 524, height)
      ChartPiece.line("none", Self.left + 516, height, Self.left + 524, height - 8)
      ChartPiece.text(Self.left + 532, height, "start", language("没有可行方案", "no plan exists"))
    }
  }
}
