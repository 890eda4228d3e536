import SamplingInspection
import Simulation

/// The fan of progress through the year, and how many years find how much.
struct SimulationCharts {
  private let scenario: Scenario
  private let result: SimulationResult
  private let language: Language

  init(_ scenario: Scenario, _ result: SimulationResult, _ language: Language) {
    self.scenario = scenario
    self.result = result
    self.language = language
  }

  var markup: Markup {
    Markup([fan, histogram])
  }

  private var fan: Markup {
    let months = result.months
    let places = (0...12).map { Double($0) }
    func from0(_ values: [Double]) -> [Double] { [0] + values }
    let plot = Plot(across: 0...12, most: max(1, Double(months.last?.planned ?? 0)))
    return section("progress", language("二、完成进度", "2. Progress")) {
      tag("p") {
        language(
          "到各月底累计出报告的批次；虚线是方案安排的抽样。报告比抽样晚约一个月。",
          "Batches reported up to the end of each month; the broken line is what the plan takes, about a month before its reports."
        )
      }
      legend([
        ("outer", language("九成年份", "nine years in ten")), ("inner", language("一半年份", "half of the years")),
        ("middle", language("中位", "median")), ("planned", language("方案安排的抽样", "taken as planned")),
      ])
      plot.markup(
        language("逐月完成进度", "Progress by month"),
        ticks: (1...12).map { (Double($0), language("\($0)月", "\($0)")) }
      ) {
        plot.area("outer", places, from0(months.map(\.reported.p05)), from0(months.map(\.reported.p95)))
        plot.area("inner", places, from0(months.map(\.reported.p25)), from0(months.map(\.reported.p75)))
        plot.line("middle", places, from0(months.map(\.reported.p50)))
        plot.line("planned", places, from0(months.map { Double($0.planned) }))
      }
      scrolling(language("逐月完成进度", "Progress by month")) { monthTable }
    }
  }

  private var monthTable: Markup {
    tag("table", ["class": "heat"]) {
      tag("thead") {
        tag("tr") {
          columnHeading("")
          for month in result.months { figureHeading(language("\(month.month)月", "\(month.month)")) }
        }
      }
      tag("tbody") {
        row(language("安排抽样", "Planned")) { Double($0.planned) }
        row(language("实抽（平均）", "Taken (mean)")) { $0.taken.mean }
        row(language("出报告（平均）", "Reported (mean)")) { $0.reported.mean }
        row(language("出报告，5%年份低于", "Reported, 5 % below")) { $0.reported.p05 }
        row(language("出报告，95%年份低于", "Reported, 95 % below")) { $0.reported.p95 }
      }
    }
  }

  private func row(_ name: String, _ value: (SimulationResult.Month) -> Double) -> Markup {
    tag("tr") {
      rowHeading(name)
      for month in result.months { tag("td") { Figures.grouped(Figures.fixed(value(month), decimals: 0)) } }
    }
  }

  private var histogram: Markup {
    let histogram = result.histogram
    let expected = Double(result.promise.expectedFailures) ?? 0
    let end = histogram.start + histogram.width * Double(histogram.years.count)
    let plot = Plot(
      across: min(histogram.start, expected)...max(end, expected), most: Double(histogram.years.max() ?? 1))
    let step = max(1, histogram.years.count / 8)
    return section("finds", language("三、发现不合格批次", "3. Failures found")) {
      tag("p") {
        language(
          "每根柱是发现这么多批次的年份数；红线是方案的预计不合格批次。",
          "Each bar is the number of years that find so many; the red line is what the plan expects.")
      }
      legend([
        ("inner", language("模拟的年份", "simulated years")),
        (
          "quota",
          language("预计不合格 \(Figures.fixed(expected, decimals: 1))", "expected: \(Figures.fixed(expected, decimals: 1))")
        ),
      ])
      plot.markup(
        language("发现批次的分布", "Distribution of finds"),
        ticks: stride(from: 0, to: histogram.years.count, by: step).map { number in
          let place = histogram.start + histogram.width * Double(number)
          return (place, Figures.grouped(Figures.fixed(place, decimals: 0)))
        }
      ) {
        for (number, years) in histogram.years.enumerated() where years > 0 {
          let place = histogram.start + histogram.width * Double(number)
          plot.bar("inner", place, place + histogram.width, Double(years))
        }
        plot.upright("quota", expected)
      }
    }
  }

  private func legend(_ entries: [(kind: String, text: String)]) -> Markup {
    tag("ul", ["class": "legend"]) {
      for entry in entries {
        tag("li") {
          tag("span", ["class": "swatch " + entry.kind]) {}
          entry.text
        }
      }
    }
  }
}
