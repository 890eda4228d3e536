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

  /// The axes of a chart whose corner lies at the starts of both, with their numbers and names.
  @MarkupBuilder static func axes(
    _ across: ChartScale, _ upright: ChartScale, names: (across: String, upright: String)
  ) -> Markup {
    for mark in upright.marks {
      line("grid", across.from, upright.place(mark), across.to, upright.place(mark))
      text(across.from - 8, upright.place(mark) + 4, "end", upright.text(mark))
    }
    line("axis", across.from, upright.from, across.to, upright.from)
    for mark in across.marks {
      line("axis", across.place(mark), upright.from, across.place(mark), upright.from + 5)
      text(across.place(mark), upright.from + 20, "middle", across.text(mark))
    }
    text(across.to, upright.from + 40, "end", names.across, kind: "name")
    text(8, 18, "start", names.upright, kind: "name")
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
