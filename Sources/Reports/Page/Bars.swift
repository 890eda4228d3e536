import SamplingInspection

/// Small drawings that stand in a row of a table, beside the figures that they show; they stretch with the column.
enum Bars {
  /// A bar up to a part of the width; the first share of it dark, the rest light.
  static func bar(_ value: Int128, dark: Int128, of most: Int128) -> Markup {
    drawing {
      if value > 0, most > 0 {
        rectangle("light", value, most)
        rectangle("dark", dark, most)
      }
    }
  }

  private static func rectangle(_ kind: String, _ value: Int128, _ most: Int128) -> Markup {
    void("rect", ["class": kind, "x": "0", "y": "20%", "width": percent(value, of: most), "height": "60%"])
  }

  /// A drawing as wide as its column; its figures stand in the same row, so it says nothing to those who cannot see it.
  static func drawing(@MarkupBuilder _ content: () -> Markup) -> Markup {
    tag("svg", ["class": "row", "width": "100%", "height": "22", "aria-hidden": "true", "focusable": "false"]) {
      content()
    }
  }

  /// A place between 0 and 100 %, with two decimals.
  static func percent(_ value: Int128, of most: Int128) -> String {
    Figures.padded(most > 0 ? min(10_000, max(0, value * 10_000 / most)) : 0, decimals: 2) + "%"
  }
}

/// The scale that dots of a chart stand on, in hundredths.
struct DotScale {
  let lowest: Int128
  let highest: Int128

  /// A scale on which all values find a place.
  init(_ values: [Int128]) {
    let least = values.min() ?? 0
    let most = values.max() ?? 0
    let step: Int128 = [10, 20, 50, 100, 200, 500].first { $0 * 8 > most - least } ?? (most - least) / 4
    lowest = max(0, (least - 1) / step * step)
    highest = (most / step + 1) * step
  }

  /// Where on a scale there is room for the label of a value.
  enum Room { case left, middle, right }

  /// Near an end the label takes the place of the end's.
  func room(_ value: Int128) -> Room {
    let place = (value - lowest) * 100
    return place < 30 * (highest - lowest) ? .left : place > 70 * (highest - lowest) ? .right : .middle
  }

  /// Where a value stands.
  func place(_ value: Int128) -> String { Bars.percent(value - lowest, of: highest - lowest) }
}
