import Foundation

/// Where numbers stand on an axis of a chart, with the round numbers to write beside it.
struct ChartScale {
  private let lowest: Double
  private let highest: Double
  private let from: Double
  private let to: Double
  /// Round numbers within the axis.
  let marks: [Double]
  /// Decimals that the round numbers need.
  let decimals: Int

  /// An axis that holds all numbers, drawn from one place to another.
  init(_ numbers: [Double], from: Double, to: Double) {
    let (least, most) = (numbers.min() ?? 0, numbers.max() ?? 1)
    let width = most > least ? most - least : max(abs(most), 1)
    let power = pow(10, (log10(width / 6)).rounded(.down))
    let step = power * ([1, 2, 5, 10].first { $0 * power * 6 >= width } ?? 10)
    let first = (least / step).rounded(.down)
    let last = (most / step).rounded(.up)
    marks = stride(from: first, through: max(last, first + 1), by: 1).map { $0 * step }
    lowest = marks[0]
    highest = marks[marks.count - 1]
    decimals = max(0, Int((-log10(step) - 1e-9).rounded(.up)))
    self.from = from
    self.to = to
  }

  /// Where a number stands.
  func place(_ number: Double) -> Double { from + (to - from) * (number - lowest) / (highest - lowest) }

  /// A number as it is written beside the axis.
  func text(_ number: Double) -> String {
    let digits = Figures.grouped(Figures.fixed(number, decimals: decimals))
    return digits == "-0" ? "0" : digits
  }
}

/// Pieces of a chart.
enum ChartPiece {
  /// A coordinate with one decimal.
  static func place(_ number: Double) -> String { Figures.fixed(number, decimals: 1) }

  static func text(_ x: Double, _ y: Double, _ anchor: String, _ text: String, kind: String = "label") -> Markup {
    tag("text", ["class": kind, "x": place(x), "y": place(y), "text-anchor": anchor]) { text }
  }

  static func line(_ kind: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> Markup {
    void("line", ["class": kind, "x1": place(x1), "y1": place(y1), "x2": place(x2), "y2": place(y2)])
  }

  static func path(_ kind: String, _ points: [(x: Double, y: Double)]) -> Markup {
    let places = points.map { place($0.x) + "," + place($0.y) }.joined(separator: " ")
    return void("polyline", ["class": kind, "points": places])
  }

  static func rectangle(_ kind: String, _ x: Double, _ y: Double, width: Double, height: Double) -> Markup {
    void(
      "rect",
      [
        "class": kind, "x": place(x), "y": place(y), "width": place(max(0, width)), "height": place(max(0, height)),
      ])
  }

  static func dot(_ kind: String, _ x: Double, _ y: Double) -> Markup {
    void("circle", ["class": kind, "cx": place(x), "cy": place(y), "r": "4.5"])
  }

  /// A drawing that stands alone as a file, too: it brings its own colours.
  static func drawing(
    width: Double, height: Double, title: String, description: String, @MarkupBuilder _ content: () -> Markup
  ) -> Markup {
    tag(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(place(width)) \(place(height))", "width": place(width),
        "height": place(height),
        "role": "img", "class": "drawing",
      ]
    ) {
      tag("title") { title }
      tag("desc") { description }
      Markup(styleSheet: style)
      content()
    }
  }

  private static let style: StaticString = """

    .drawing { background: #fff; font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; max-width: 100%; height: auto; }
    .drawing text { font-size: 13px; fill: #5a6573; }
    .drawing text.name { fill: #1d2530; }
    .drawing .grid { stroke: #d8dde4; }
    .drawing .axis { stroke: #9aa6b4; }
    .drawing .limit { fill: none; stroke: #ab3a26; stroke-width: 1.5; stroke-dasharray: 5 4; }
    .drawing .known { fill: none; stroke: #1f5486; stroke-width: 1.5; }
    .drawing .planned { fill: #1f5486; }
    .drawing .counted { fill: #fff; stroke: #1f5486; stroke-width: 1.5; }
    .drawing .none { stroke: #ab3a26; stroke-width: 2; }
    .drawing .empty { fill: #f7e9e5; }
    .drawing .today { stroke: #1d2530; stroke-dasharray: 2 3; }
    .drawing .more { fill: #1f5486; }
    .drawing .less { fill: #d08a7a; }

    """
}
