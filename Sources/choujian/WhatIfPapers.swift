import Foundation
import Reports
import SamplingInspection
import ScenarioFiles

/// What `whatif` found, as text, as files and as a page.
struct WhatIfPapers {
  private let scenario: Scenario
  private let frontier: Frontier?
  private let changes: ChangeSet?
  private let tradeOff: TradeOff?
  private let language: Language
  /// `frontier.json`.
  let file: FrontierFile

  init(
    _ reading: ScenarioReading, _ frontier: Frontier?, _ changes: ChangeSet?, _ tradeOff: TradeOff?,
    _ language: Language
  ) {
    scenario = reading.scenario
    self.frontier = frontier
    self.changes = changes
    self.tradeOff = tradeOff
    self.language = language
    let words = RepairWords(
      scenario, RepairChoice(shortfalls: [], clash: [], repairs: [], extent: .some), isProved: false)
    file = FrontierFile(
      scenario, digest: CanonicalScenario(scenario, keptFiles: reading.keptFiles).digest, frontier, changes, tradeOff,
      sentence: { Wording(zh: words.sentence($0, .zh), en: words.sentence($0, .en)) })
  }

  /// The tables of the terminal.
  func text(_ language: Language) -> String {
    [
      frontier.map { FrontierText(scenario, $0, language).text },
      changes.map { ChangeText(scenario, $0, language).text },
      tradeOff.map { TradeOffText(scenario, $0, language).text },
    ].compactMap(\.self).joined(separator: "\n")
  }

  /// Writes all files as a folder.
  func write(to folder: URL) throws {
    var files = [FrontierFile.file: file.bytes]
    let page = WhatIfPage(scenario, frontier, changes, tradeOff, language)
    files[WhatIfPage.file] = Array(page.html.utf8)
    if let chart = page.frontierChart { files["frontier.svg"] = Array(chart.utf8) }
    if let chart = page.changeChart { files["changes.svg"] = Array(chart.utf8) }
    if let chart = page.tradeOffChart { files["trade.svg"] = Array(chart.utf8) }
    try AtomicFolder.write(files, to: folder, replacing: .whatIf) { beside in
      if let changes {
        try ChangeWorkbook(scenario, changes, language: language)
          .write(to: beside.appendingPathComponent(ChangeWorkbook.file))
      }
      if let tradeOff {
        try TradeOffWorkbook(scenario, tradeOff, language: language)
          .write(to: beside.appendingPathComponent(TradeOffWorkbook.file))
      }
    }
  }
}
