import SamplingInspection
import Simulation

/// Learning each quarter beside learning once, in words.
public struct AdaptiveBackTestText: Sendable {
  private let tests: [AdaptiveBackTest]
  private let language: Language

  /// Puts tests into words.
  public init(_ tests: [AdaptiveBackTest], _ language: Language) {
    self.tests = tests
    self.language = language
  }

  /// A table with a line for each year and way.
  public var text: String {
    if tests.isEmpty {
      return language(
        "没有可以按季度回测的年份：要有逐批抽检记录（带抽样日期）。\n",
        "There is no year to test by quarters: it takes records of samples with their days.\n")
    }
    let rows = tests.flatMap { test in
      test.lines.map { line in
        [
          language("\(String(test.year)) 年 ", "\(String(test.year)) ") + name(line.method),
          Figures.grouped(test.batches),
          Figures.fixed(line.finds, decimals: 1), "±" + Figures.fixed(line.standardError, decimals: 1),
          Figures.fixed(line.promised, decimals: 1), SlopeText.text(line.calibration),
        ]
      }
    }
    let sentences = tests.map { test in
      language(
        "\(String(test.year)) 年每季度重新学习、重新分配，比年初学一次\(test.difference < 0 ? "少" : "多")发现 \(Figures.fixed(abs(test.difference), decimals: 1)) 批次（误差 ±\(Figures.fixed(test.differenceError, decimals: 1))，95% 区间 \(signed(test.differenceLow)) 到 \(signed(test.differenceHigh))）。",
        "In \(String(test.year)) learning and sharing anew each quarter would have found \(signed(test.difference)) (error ±\(Figures.fixed(test.differenceError, decimals: 1)), 95 % interval \(signed(test.differenceLow)) to \(signed(test.differenceHigh)))."
      )
    }
    return AlignedColumns.text(
      [
        [
          language("各季度批次照旧，每格在实抽的一半到两倍之间", "Each quarter's batches, each cell between half and twice"),
          language("批次", "Batches"), language("能发现", "Would find"), language("误差", "Error"),
          language("事先预计", "Promised"), language("斜率", "Slope"),
        ]
      ] + rows) + sentences.joined(separator: "\n") + "\n"
  }

  private func name(_ method: String) -> String {
    method == "adaptive" ? language("每季度学习", "learned each quarter") : language("年初学一次", "learned once")
  }

  private func signed(_ value: Double) -> String {
    (value < 0 ? "−" : "+") + Figures.fixed(abs(value), decimals: 1)
  }
}

/// The slope of what was found on what was promised.
enum SlopeText {
  static func text(_ calibration: Calibration) -> String {
    guard let slope = calibration.slope, let error = calibration.slopeError else { return "–" }
    return Figures.fixed(slope, decimals: 2) + " ±" + Figures.fixed(error, decimals: 2)
  }
}
