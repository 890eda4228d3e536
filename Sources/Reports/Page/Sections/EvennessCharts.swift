import SamplingInspection

/// How evenly places are served: batches per 1,000 residents against the task, and own money per resident.
struct EvennessCharts {
  private let content: ReportContent
  private let language: Language

  init(_ content: ReportContent, _ language: Language) {
    self.content = content
    self.language = language
  }

  private var lines: [EvennessContent.Line] { content.evenness.lines }
  private var place: String {
    content.heat.arePrefectures ? language("市州", "Prefecture") : language("县（市、区）", "County")
  }

  var markup: Markup {
    section("evenness", language("五、均衡", "5. Evenness")) {
      tag("h3") { language("每千人批次", "Batches per 1,000 residents") }
      tag("p") { explanation }
      batches
      if lines.contains(where: { $0.ownFen > 0 }) {
        tag("h3") { language("本级经费", "Own money") }
        tag("p") {
          language("只能用在本地的经费，按常住人口平均。", "Money that can be spent in the place only, per resident.")
        }
        money
      }
    }
  }

  private var explanation: String {
    guard let quota = content.quota else {
      return language("圆点是方案安排的批次。", "Dots are the batches of the plan.")
    }
    let counted = quota.scope.isEmpty ? "" : language("（只计\(quota.scope)）", " (\(quota.scope) only)")
    return language(
      "圆点是方案安排的批次\(counted)；竖虚线是全部地区的任务，每千人 \(quota.bound.text) 批次；短竖线是当地自己的任务。数字两位小数，去尾。",
      "Dots are the batches of the plan\(counted); the dashed line is the task of all places together, \(quota.bound.text) per 1,000 residents; short strokes are the places' own tasks. Figures are cut to two decimals."
    )
  }

  /// The quota in hundredths, rounded to where its line is drawn.
  private var quotaLine: Int128? { (content.quota?.bound).flatMap { $0.hundredths } }

  private var scale: DotScale {
    DotScale(
      lines.flatMap { line in
        [line.batches, line.task].compactMap { $0 }.compactMap { Figures.hundredthsPer1000($0, line.residents) }
      } + [quotaLine].compactMap { $0 })
  }

  private var batches: Markup {
    let scale = scale
    return tag("table", ["class": "charted"]) {
      tag("thead") {
        tag("tr") {
          columnHeading(place)
          figureHeading(language("批次", "Batches"))
          figureHeading(language("任务", "Task"))
          figureHeading(language("每千人", "Per 1,000"))
          tag("th", ["scope": "col", "class": "chart"]) { axis(scale) }
        }
      }
      tag("tbody") {
        for line in lines {
          tag("tr") {
            rowHeading(line.name)
            figureCell(Figures.grouped(line.batches))
            figureCell(line.task.map { Figures.grouped($0) } ?? "–")
            figureCell(Figures.per1000(line.batches, line.residents))
            tag("td", ["class": "chart"]) { dots(line, scale) }
          }
        }
      }
    }
  }

  private func axis(_ scale: DotScale) -> Markup {
    tag("svg", ["class": "axis", "width": "100%", "height": "22", "role": "img"]) {
      tag("title") { language("每千人批次，各地与任务", "Batches per 1,000 residents, places and task") }
      tag("desc") {
        language(
          "横轴从每千人 \(Figures.padded(scale.lowest, decimals: 2)) 到 \(Figures.padded(scale.highest, decimals: 2)) 批次；各地的数在同一行。",
          "From \(Figures.padded(scale.lowest, decimals: 2)) to \(Figures.padded(scale.highest, decimals: 2)) batches per 1,000 residents; the figure of each place stands in its row."
        )
      }
      let room = quotaLine.map { scale.room($0) }
      if room != .left { axisText("0%", "start", Figures.padded(scale.lowest, decimals: 2)) }
      if let quotaLine, let quota = content.quota {
        axisText(
          scale.place(quotaLine), room == .left ? "start" : room == .right ? "end" : "middle",
          language("任务 \(quota.bound.text)", "task \(quota.bound.text)"))
      }
      if room != .right { axisText("100%", "end", Figures.padded(scale.highest, decimals: 2)) }
    }
  }

  private func axisText(_ place: String, _ anchor: String, _ text: String) -> Markup {
    tag("text", ["x": place, "y": "15", "text-anchor": anchor]) { text }
  }

  private func dots(_ line: EvennessContent.Line, _ scale: DotScale) -> Markup {
    Bars.drawing {
      void("line", ["class": "base", "x1": "0", "x2": "100%", "y1": "50%", "y2": "50%"])
      if let quotaLine { upright("quota", scale.place(quotaLine), "0", "100%") }
      if let task = line.task.flatMap({ Figures.hundredthsPer1000($0, line.residents) }) {
        upright("task", scale.place(task), "20%", "80%")
      }
      if let value = Figures.hundredthsPer1000(line.batches, line.residents) {
        void("circle", ["class": "dot", "cx": scale.place(value), "cy": "50%", "r": "4.5"])
      }
    }
  }

  private func upright(_ kind: String, _ place: String, _ from: String, _ to: String) -> Markup {
    void("line", ["class": kind, "x1": place, "x2": place, "y1": from, "y2": to])
  }

  private var money: Markup {
    let most = lines.compactMap { Figures.fenPerHead($0.ownFen, $0.residents) }.max() ?? 0
    return tag("table", ["class": "charted"]) {
      tag("thead") {
        tag("tr") {
          columnHeading(place)
          figureHeading(language("常住人口", "Residents"))
          figureHeading(language("万元", "10,000 yuan"))
          figureHeading(language("元/人", "Yuan a head"))
          tag("th", ["scope": "col", "class": "chart"]) {}
        }
      }
      tag("tbody") {
        for line in lines {
          let perHead = Figures.fenPerHead(line.ownFen, line.residents)
          tag("tr") {
            rowHeading(line.name)
            figureCell(Figures.grouped(line.residents))
            figureCell(Figures.wanyuan(line.ownFen))
            figureCell(perHead.map { Figures.padded($0, decimals: 2) } ?? "–")
            tag("td", ["class": "chart"]) { Bars.bar(perHead ?? 0, dark: perHead ?? 0, of: most) }
          }
        }
      }
    }
  }
}

extension ExactDecimal {
  /// The number in hundredths, cut; nil if it does not fit.
  fileprivate var hundredths: Int128? {
    decimals <= 2
      ? scaled(to: 2).map { Int128($0) } : Int128(mantissa) / Int128(ExactDecimal.powers[decimals - 2])
  }
}
