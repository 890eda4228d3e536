import ArgumentParser
import Foundation
import Reports
import SamplingInspection
import ScenarioFiles
import Simulation

/// Learns failure rates from records: `choujian learn`.
struct LearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Learn failure rates of counties and categories from sampling records, with how sure they are.",
    discussion: """
      Records are records.csv, one row a sample (choujian import --as records makes it of an export; rows with the same 抽样编号 are one sample), or \
      history.csv, counts by year. The table has alpha and beta for every county and category: put them into strata.csv, or into categories.csv \
      as failure_rate = α ÷ (α + β) and strength = α + β.
      Example: choujian learn records-2019.csv records-2020.csv -o rates.csv
      """)

  @Argument(help: "Files of records.")
  var records: [String]

  @Option(
    name: .customLong("half-life"),
    help: "Years in which records lose half of their weight, 0.1 to 100; without it all years count alike.")
  var halfLife: Double?

  @Option(name: [.customShort("o"), .long], help: "Table to write.")
  var output: String

  @OptionGroup var options: TerminalOptions

  func validate() throws {
    if let halfLife, !(0.1...100).contains(halfLife) { throw ValidationError("--half-life must be 0.1 to 100 years") }
  }

  func run() throws {
    let terminal = options.terminal
    try terminal.run {
      let target = URL(fileURLWithPath: output)
      try AtomicFile.check(target)
      if records.contains(where: {
        URL(fileURLWithPath: $0).resolvingSymlinksInPath() == target.resolvingSymlinksInPath()
      }) {
        throw WritingError(
          path: output, reason: Wording(zh: "这是要读的记录", en: "these are the records to read"),
          remedy: Wording(zh: "请用 -o 指定别的文件", en: "Name another file with -o"))
      }
      Interruption.listen()
      let counts = try RecordCounts(records)
      let results = counts.results
      guard results.contains(where: { $0.batches > 0 }) else {
        throw FindingsError([
          Finding(
            at: .init(file: records.joined(separator: ", ")),
            Wording(zh: "没有一批有结论", en: "no batch in it has a verdict"),
            remedy: Wording(zh: "结论写合格或不合格", en: "write 合格 or 不合格 as result"))
        ])
      }
      let learned = CrossedEffects(results, halfLife: halfLife)
      let rates = LearnedRates(results, learned)
      try AtomicFile.write(to: target) { try Data(rates.table).write(to: $0) }
      terminal.note(counts.summary(results))
      if learned.isAnchored {
        terminal.note(
          Wording(
            zh: "不合格率的水平按评价性抽检定，其他任务只用来比较各县各类",
            en:
              "the level of the rates is that of evaluation samples (评价性抽检); other tasks only tell counties and categories apart"
          ))
      }
      terminal.note(
        Wording(
          zh:
            "\(rates.count) 行已写入 \(output)；用法：把 alpha、beta 填入 strata.csv 的同名列，或在 categories.csv 里填 failure_rate=α÷(α+β)、strength=α+β",
          en:
            "\(rates.count) rows written to \(output); put alpha and beta into strata.csv, or failure_rate = α ÷ (α + β) and strength = α + β into categories.csv"
        ))
    }
  }
}

extension RecordCounts {
  /// Counts all files.
  init(_ files: [String], byQuarter: Bool = false) throws {
    self.init(byQuarter: byQuarter)
    for file in files { try add(file: URL(fileURLWithPath: file), isCancelled: { Interruption.isRequested }) }
  }

  /// What was read.
  func summary(_ results: [RecordedResults]) -> Wording {
    let batches = results.reduce(0) { $0 + $1.batches }
    let failures = results.reduce(0) { $0 + $1.failures }
    return Wording(
      zh:
        "读了 \(rows) 行：\(batches) 批次有结论，不合格 \(failures)；同一抽样编号重复 \(repeated) 行，没有结论 \(withoutVerdict) 行，复检和跟踪 \(followUps) 行不计",
      en:
        "\(rows) rows: \(batches) batches with a verdict, \(failures) failing; \(repeated) rows of samples seen before, \(withoutVerdict) without a verdict, \(followUps) of re-tests and follow-ups left out"
    )
  }
}
