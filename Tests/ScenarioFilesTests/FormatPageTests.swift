import Foundation
import SamplingInspection
import Testing

@testable import ScenarioFiles

@Suite("What Scenarios/README.md promises, the reader keeps")
struct FormatPageTests {
  private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Scenarios/README.md").standardizedFileURL

  /// Names in the first column of the page's table of a table, and in its second.
  private func columns(_ table: String) throws -> [(name: String, chinese: String)] {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let section = try #require(text.components(separatedBy: "### \(table).csv").dropFirst().first)
    let lines = section.components(separatedBy: "\n").drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }
    return lines.flatMap { line in
      let cells = line.components(separatedBy: "|").map { $0.trimmingSpaces() }
      guard cells.count > 4, cells[1].hasPrefix("`") else { return [(name: String, chinese: String)]() }
      // The Chinese headings contain brackets and, of two columns in one row, a slash or spaces.
      let names = cells[1].components(separatedBy: "`").filter { $0.wholeMatch(of: /[a-z_]+/) != nil }
      let chinese = cells[2].components(separatedBy: " / ").flatMap { $0.components(separatedBy: " ") }
      return zip(names, chinese).map { ($0, $1) }
    }
  }

  @Test(
    "The columns of a table are those of the page, in its order",
    arguments: [TableDefinition.counties, .categories, .funds, .strata, .rules])
  func order(_ table: TableDefinition) throws {
    let columns = try columns(table.name)
    #expect(table.columns.map(\.name) == columns.map(\.name))
    #expect(table.columns.map(\.chinese) == columns.map(\.chinese))
  }

  @Test("The canonical strata stand in the page's order, further columns before the figures")
  func canonical() throws {
    let files = CanonicalScenario(
      try SmallScenario.read {
        $0["stocks.csv"] = $0["stocks.csv"]?.replacing("level,source", with: "level,origin,source")
          .replacing(",,assumption", with: ",,本省,assumption").replacing("县抽,assumption", with: "县抽,,assumption")
      }.scenario
    ).files
    let headings = String(decoding: files["strata.csv"] ?? [], as: UTF8.self).components(separatedBy: "\n")[0]
    #expect(
      headings
        == "county,category,level,fund,task_kind,venue,stage,origin,subjects,at_least,at_most,assigned,cost_yuan,alpha,beta,reference"
    )
  }

  static let broken: [BadInput] = [
    BadInput(
      name: "exactly so many batches must be whole", file: "rules.csv", line: 6, column: "exactly", value: "2.5",
      words: "整数", findings: 1
    ) {
      $0["rules.csv"] = $0["rules.csv"]?.replacing("at_most,unit", with: "at_most,exactly,unit")
        .replacing("0.3,,批次", with: "0.3,,,批次").replacing(",3,,policy", with: ",3,,,policy")
        .replacing("20%,,policy", with: "20%,,,policy").replacing("0.8,,,wish", with: "0.8,,,,wish")
      $0["rules.csv"]? += "\nfixed,正好,batches,level=市抽,,,,,2.5,,policy,,assumption"
    },
    BadInput(
      name: "exactly a share of a task must be whole", file: "rules.csv", line: 4, column: "exactly", value: "30%",
      words: "128.7", findings: 1
    ) {
      $0["rules.csv"] = """
        id,title,measure,scope,base,each,at_least,exactly,unit,strength,source
        task,任务,batches,,,,429,,批次,policy,assumption
        half,三分之一,share,subclass=餐饮具,task,,,33.333333333%,%,policy,assumption
        third,三成,share,subclass=餐饮具,task,,,30%,%,policy,assumption
        """.replacing("\nhalf,三分之一,share,subclass=餐饮具,task,,,33.333333333%,%,policy,assumption", with: "\n")
    },
    BadInput(
      name: "evenness needs residents", file: "rules.csv", line: 5, column: "measure", value: "evenness", words: "常住人口",
      findings: 1
    ) {
      $0.spoil("counties.csv", "456355", "0")
      $0.spoil("counties.csv", "372580", "0")
    },
    BadInput(
      name: "mix needs references", file: "rules.csv", line: 5, column: "measure", value: "mix", words: "参考批次",
      findings: 1
    ) {
      $0.spoil("rules.csv", "evenness,,,county", "mix,,,class")
      $0["categories.csv"] = $0["categories.csv"]?.replacing(",100,", with: ",0,").replacing(",20,", with: ",0,")
    },
    BadInput(
      name: "references that sum to too much", file: "rules.csv", line: 5, column: "measure", value: "mix", words: "精确",
      findings: 1
    ) {
      $0.spoil("rules.csv", "evenness,,,county", "mix,,,class")
      $0["categories.csv"] = $0["categories.csv"]?.replacing(",100,", with: ",1000000000,")
    },
    BadInput(
      name: "of is read only by shares", file: "rules.csv", line: 2, column: "of", value: "level=市抽", words: "share",
      findings: 1
    ) {
      $0.spoil("rules.csv", "batches_per_1000,,,", "batches_per_1000,,level=市抽,")
    },
    BadInput(
      name: "cells are read only by coverage", file: "rules.csv", line: 2, column: "cells", value: "county",
      words: "coverage", findings: 1
    ) {
      $0["rules.csv"] = """
        id,title,measure,cells,at_least,strength,source
        quota,定额,batches,county,3,policy,assumption
        """
    },
    BadInput(
      name: "a column named twice in each", file: "rules.csv", line: 3, column: "each", value: "county", words: "两次",
      findings: 1
    ) {
      $0.spoil("rules.csv", "county+venue", "county+county")
    },
    BadInput(
      name: "a measure and a strength that do not exist, both in one run", file: "rules.csv", line: 2,
      column: "strength",
      value: "must", findings: 2
    ) {
      $0.spoil("rules.csv", "batches_per_1000,,,,0.3,,批次/千人,policy", "pieces,,,,0.3,,批次/千人,must")
    },
    BadInput(
      name: "every key of the population is required", file: "scenario.yaml", line: nil, column: "population.source",
      words: "没有这个键", findings: 1
    ) {
      $0.spoil("scenario.yaml", "  source: assumption\n", "")
    },
    BadInput(name: "a key that is no text", file: "scenario.yaml", line: 11, words: "键", findings: 1) {
      $0["scenario.yaml"]? += "\n? [a, b]\n: c"
    },
    BadInput(name: "scenario.yaml itself", file: "scenario.yaml", words: "缺少", findings: 1) {
      $0["scenario.yaml"] = nil
    },
    BadInput(
      name: "a further column named like one of strata.csv", file: "stocks.csv", line: 1, column: "subjects",
      words: "已有别的含义", findings: 1
    ) {
      $0["stocks.csv"] = $0["stocks.csv"]?.replacing("level,source", with: "level,subjects,source")
        .replacing(",,assumption", with: ",,3,assumption").replacing("县抽,assumption", with: "县抽,3,assumption")
    },
    BadInput(
      name: "a further column named like one of allocation.csv", file: "stocks.csv", line: 1, column: "batches",
      words: "已有别的含义", findings: 1
    ) {
      $0["stocks.csv"] = $0["stocks.csv"]?.replacing("level,source", with: "level,batches,source")
        .replacing(",,assumption", with: ",,3,assumption").replacing("县抽,assumption", with: "县抽,3,assumption")
    },
    BadInput(
      name: "batches of the levels above name their level", file: "assigned.csv", line: 2, column: "level", findings: 1
    ) {
      $0.spoil("assigned.csv", "国抽", "")
    },
    BadInput(
      name: "a batch that costs too much", file: "stocks.csv", line: 2, column: "category", words: "1000 万元",
      findings: 1
    ) {
      $0.spoil("prices.csv", "普通,,700", "普通,,9999990")
    },
    BadInput(
      name: "factors that multiply to nothing", file: "factors.csv", line: 5, column: "factor", words: "相乘",
      findings: 1
    ) {
      // Twelve further columns, of which each makes failures a hundred times rarer. Six make 10^-12, and the seventh in the
      // order of names, trait4 after trait1, trait10 to trait12, trait2 and trait3, is one too many.
      let names = (1...12).map { "trait\($0)" }
      $0["stocks.csv"] = $0["stocks.csv"]?.replacing("source", with: names.joined(separator: ",") + ",source")
        .replacing(",assumption", with: "," + names.map { _ in "是," }.joined() + "assumption")
      $0["factors.csv"] = "column,value,factor,source" + names.map { "\n\($0),是,0.01,assumption" }.joined()
    },
  ]

  @Test("A broken promise is a finding", arguments: broken)
  func finding(_ bad: BadInput) throws { try bad.check() }

  /// The small scenario with its strata given directly.
  private func direct(_ change: (inout [String: String]) -> Void) throws -> [Finding] {
    var files = CanonicalScenario(try SmallScenario.read().scenario).files
      .mapValues { String(decoding: $0, as: UTF8.self) }
    change(&files)
    let reader = ScenarioReader(files: files.mapValues { Array($0.utf8) })
    do throws(FindingsError) {
      return try reader.read().warnings
    } catch {
      return error.findings
    }
  }

  @Test("Beside strata.csv, tables that would mean nothing are refused")
  func beside() throws {
    for table in ["stocks.csv", "prices.csv", "factors.csv", "assigned.csv"] {
      let findings = try direct { $0[table] = SmallScenario.files[table] }
      #expect(findings.map(\.place) == [.init(file: table)])
    }
    #expect(try direct { $0["venues.csv"] = SmallScenario.files["venues.csv"] }.isEmpty)
  }

  @Test("References of strata are given for all or for none")
  func references() throws {
    let findings = try direct { files in
      files["strata.csv"] = files["strata.csv"]?.replacing(/,[0-9.]+\n/, with: ",\n", maxReplacements: 1)
    }
    #expect(findings.map(\.place) == [.init(file: "strata.csv", line: 2, column: "reference")])
    #expect(try direct { $0["strata.csv"] = $0["strata.csv"]?.replacing(/,[0-9.]+\n/, with: ",\n") }.count == 0)
  }

  @Test("A fund does not pay for a stratum outside its scope")
  func fundScope() throws {
    let findings = try direct {
      $0["funds.csv"] = $0["funds.csv"]?.replacing("county,amount_yuan", with: "county,usable_for,amount_yuan")
        .replacing("市抽,,", with: "市抽,,subclass=餐饮具,").replacing("141102,8", with: "141102,,8").replacing(
          "141121,9", with: "141121,,9")
    }
    #expect(
      findings.map { $0.place.column } == ["usable_for"])
    #expect(findings.contains { $0.text(.zh).contains("范围以外") })
  }

  @Test("Strata may have sources; the canonical copy leaves them out")
  func sources() throws {
    var files = CanonicalScenario(try SmallScenario.read().scenario).files
    let strata = String(decoding: files["strata.csv"] ?? [], as: UTF8.self)
    files["strata.csv"] = Array(
      strata.replacing("reference\n", with: "reference,source\n").replacing(/([0-9])\n/) { $0.1 + ",国抽/省抽\n" }.utf8)
    #expect(try ScenarioReader(files: files).read().scenario.strata == SmallScenario.read().scenario.strata)
  }

  @Test("The warning about the base names the line of its date")
  func warning() throws {
    let warnings = try SmallScenario.read { $0.spoil("scenario.yaml", "2021-01-01", "2021-05-11") }.warnings
    #expect(warnings.map(\.place) == [.init(file: "scenario.yaml", line: 8, column: "population.released")])
  }

  @Test("An exact number per 1,000 residents may be rounded, and an exact half of a task may be whole")
  func whole() throws {
    _ = try SmallScenario.read {
      $0["rules.csv"] = """
        id,title,measure,scope,base,each,at_least,exactly,strength,source
        quota,定额,batches_per_1000,,,,,0.3333,policy,assumption
        task,任务,batches,,,,430,,policy,assumption
        half,一半,share,subclass=餐饮具,task,,,50%,policy,assumption
        """
    }
  }
}
