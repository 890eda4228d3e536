import SamplingInspection

/// Batches of every class in every unit, shaded by how many that is for the residents.
struct HeatTable {
  private let content: HeatContent
  private let language: Language

  init(_ content: HeatContent, _ language: Language) {
    self.content = content
    self.language = language
  }

  /// Where there are few units the classes, whose names are long, stand at the side.
  private var hasUnitsOnTop: Bool { !content.isWide }
  private var rows: [String] { hasUnitsOnTop ? content.classes : content.units }
  private var columns: [String] { hasUnitsOnTop ? content.units : content.classes }
  private func batches(_ row: Int, _ column: Int) -> Int128 {
    hasUnitsOnTop ? content.batches[column][row] : content.batches[row][column]
  }
  private func shade(_ row: Int, _ column: Int) -> Int {
    hasUnitsOnTop ? content.shades[column][row] : content.shades[row][column]
  }

  var markup: Markup {
    section("heat", language("二、各地各类批次", "2. Batches by place and class"), kind: hasUnitsOnTop ? "" : "wide") {
      tag("p") {
        language(
          "颜色越深，按当地常住人口计的批次越多；数字是批次。",
          "The darker, the more batches for the residents of the place; figures are batches.")
        if content.arePrefectures {
          language(
            "县区太多，本页按市州合计，分县的数在 allocation.csv。",
            " There are too many counties to read; places here are prefectures, counties stand in allocation.csv.")
        }
      }
      legend
      let columns = layout
      for range in columns.ranges { table(range, isTurned: columns.areTurned) }
    }
  }

  private var layout: HeatColumns {
    HeatColumns(
      names: columns, sums: columns.indices.map { column in rows.indices.reduce(0) { $0 + batches($1, column) } },
      total: content.batches.joined().reduce(0, +), rowNames: rows, isWide: content.isWide)
  }

  private var legend: Markup {
    let bounds = content.thresholds.map { ExactDecimal.text($0, decimals: 3) }
    let labels =
      [language("不到 \(bounds[0])", "below \(bounds[0])")]
      + zip(bounds, bounds.dropFirst()).map { "\($0)–\($1)" } + [language("\(bounds[3]) 以上", "\(bounds[3]) and more")]
    return tag("ul", ["class": "legend"]) {
      tag("li") { language("每千人批次", "batches per 1,000 residents") }
      for (number, label) in labels.enumerated() {
        tag("li") {
          tag("span", ["class": "swatch s\(number + 1)"]) {}
          label
        }
      }
    }
  }

  private func table(_ range: Range<Int>, isTurned: Bool) -> Markup {
    let isLast = range.upperBound == columns.count
    let isShort = rows.allSatisfy { $0.count <= HeatColumns.shortName }
    let name = language("各地各类批次表", "Batches by place and class")
    return scrolling(name) {
      tag("table", ["class": isShort ? "heat lined" : "heat"]) {
        tag("thead") {
          tag("tr") {
            columnHeading(hasUnitsOnTop ? language("大类", "Class") : language("地区", "Place"))
            for column in range { heading(columns[column], isTurned: isTurned) }
            if isLast { heading(language("合计", "Total"), isTurned: isTurned) }
          }
        }
        tag("tbody") {
          for row in rows.indices {
            tag("tr") {
              rowHeading(rows[row])
              for column in range { cell(batches(row, column), shade(row, column)) }
              if isLast { total(columns.indices.reduce(0) { $0 + batches(row, $1) }) }
            }
          }
          tag("tr", ["class": "total"]) {
            rowHeading(language("合计", "Total"))
            for column in range { total(rows.indices.reduce(0) { $0 + batches($1, column) }) }
            if isLast { total(content.batches.joined().reduce(0, +)) }
          }
        }
      }
    }
  }

  /// Names on top are turned; one that would be taller than the table is shortened there, and stands in full elsewhere.
  private func heading(_ name: String, isTurned: Bool) -> Markup {
    if !isTurned { return figureHeading(name) }
    let short = name.count > 16 ? name.prefix(15) + "…" : name[...]
    return tag("th", ["scope": "col", "class": "turned", "title": name]) { tag("span") { String(short) } }
  }

  private func cell(_ batches: Int128, _ shade: Int) -> Markup {
    tag("td", ["class": "s\(shade)"]) { batches == 0 ? "·" : Figures.grouped(batches) }
  }

  private func total(_ batches: Int128) -> Markup { tag("td", ["class": "sum"]) { Figures.grouped(batches) } }
}
