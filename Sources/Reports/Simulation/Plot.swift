import SamplingInspection

/// A drawing with axes in a frame of fixed size that scales with the page; places are in units of the frame.
struct Plot {
  /// Values of the horizontal axis, left to right.
  let across: ClosedRange<Double>
  /// Values of the vertical axis, from the bottom; it begins at 0.
  private let upward: ChartScale

  private static let (left, right, upper, lower) = (70.0, 900.0, 16.0, 270.0)

  init(across: ClosedRange<Double>, most: Double) {
    self.across = across
    upward = ChartScale([0, most], from: Self.lower, to: Self.upper)
  }

  /// Horizontal place of a value.
  func x(_ value: Double) -> Double {
    let span = across.upperBound - across.lowerBound
    return Self.left + (Self.right - Self.left) * (span > 0 ? (value - across.lowerBound) / span : 0.5)
  }

  /// Vertical place of a value.
  func y(_ value: Double) -> Double { upward.place(value) }

  /// The frame with horizontal lines, labels of the axes, and what is drawn in it.
  func markup(_ label: String, ticks: [(place: Double, text: String)], @MarkupBuilder _ content: () -> Markup) -> Markup
  {
    tag("svg", ["class": "plot", "viewBox": "0 0 920 300", "role": "img", "aria-label": label]) {
      for value in upward.marks {
        void(
          "line",
          [
            "class": "base", "x1": Self.text(Self.left), "x2": Self.text(Self.right), "y1": Self.text(y(value)),
            "y2": Self.text(y(value)),
          ])
        tag("text", ["x": Self.text(Self.left - 8), "y": Self.text(y(value) + 4), "text-anchor": "end"]) {
          upward.text(value)
        }
      }
      content()
      for tick in ticks {
        tag("text", ["x": Self.text(x(tick.place)), "y": "292", "text-anchor": "middle"]) { tick.text }
      }
    }
  }

  /// An area between two lines over the same places.
  func area(_ kind: String, _ places: [Double], _ low: [Double], _ high: [Double]) -> Markup {
    let points =
      zip(places, high).map { point($0, $1) } + zip(places, low).reversed().map { point($0, $1) }
    return void("polygon", ["class": kind, "points": points.joined(separator: " ")])
  }

  /// A line through values.
  func line(_ kind: String, _ places: [Double], _ values: [Double]) -> Markup {
    void(
      "polyline",
      ["class": kind, "points": zip(places, values).map { point($0, $1) }.joined(separator: " ")])
  }

  /// A bar from 0 to a value, between two places.
  func bar(_ kind: String, _ from: Double, _ to: Double, _ value: Double) -> Markup {
    void(
      "rect",
      [
        "class": kind, "x": Self.text(x(from) + 0.5), "y": Self.text(y(value)),
        "width": Self.text(max(0.5, x(to) - x(from) - 1)), "height": Self.text(y(0) - y(value)),
      ])
  }

  /// An upright line at a place.
  func upright(_ kind: String, _ place: Double) -> Markup { line(kind, [place, place], [0, upward.marks.last ?? 0]) }

  private func point(_ place: Double, _ value: Double) -> String { Self.text(x(place)) + "," + Self.text(y(value)) }

  private static func text(_ number: Double) -> String { Figures.fixed(number, decimals: 1) }
}
