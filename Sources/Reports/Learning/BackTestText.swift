import Foundation
import SamplingInspection
import Simulation

/// Back-tests in words.
public struct BackTestText: Sendable {
  private let tests: [BackTest]
  private let language: Language

  /// Puts tests into words.
  public init(_ tests: [BackTest], _ language: Language) {
    self.tests = tests
    self.language = language
  }

  /// A table for each year.
  public var text: String {
    tests.map { test in
      language(
        "用 \(String(test.year)) 年以前的记录学习，安排 \(String(test.year)) 年的 \(Figures.grouped(test.batches)) 批次（每格在实抽的一半到两倍之间）：\n",
        "Learned before \(String(test.year)), the \(Figures.grouped(test.batches)) batches of \(String(test.year)) (each cell between half and twice what was done):\n"
      )
        + AlignedColumns.text(
          [
            [
              language("分配办法", "Shared by"), language("能发现", "Would find"), language("误差", "Error"),
              language("事先预计", "Promised"), language("每批次对数损失", "Log-loss a batch"),
            ]
          ]
            + test.lines.map { line in
              [
                name(line.method), Figures.fixed(line.finds, decimals: 1),
                "±" + Figures.fixed(line.standardError, decimals: 1), Figures.fixed(line.promised, decimals: 1),
                line.logLoss.map { Figures.fixed($0, decimals: 5) } ?? "–",
              ]
            })
        + language(
          "按学到的不合格率分配：预计的不合格率每高1个百分点，实际高 \(SlopeText.text(test.calibration)) 个百分点；1 为说到做到，小于1为高的预计偏高。\n",
          "Shared by learned rates: where 1 point more was promised, \(SlopeText.text(test.calibration)) was found; 1 means kept, less that the high ones were promised too high.\n"
        )
    }.joined(separator: "\n")
  }

  private func name(_ method: String) -> String {
    switch method {
    case "learned": language("学到的不合格率", "learned rates")
    case "raw": language("各格自己的历年不合格率", "each cell's own past rate")
    case "pooled": language("大类的历年不合格率", "past rate of the class")
    case "uniform": language("平均分配", "uniform")
    default: language("照当年实抽", "as was done")
    }
  }

  private struct File: Encodable {
    var tests: [BackTest]
    var adaptive: [AdaptiveBackTest]?
  }

  /// The tests for scripts, with those by quarters where they were asked for.
  public static func json(_ tests: [BackTest], adaptive: [AdaptiveBackTest]? = nil) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(File(tests: tests, adaptive: adaptive)) else {
      preconditionFailure("a test has only texts and finite numbers")
    }
    return [UInt8](data) + [10]
  }
}
