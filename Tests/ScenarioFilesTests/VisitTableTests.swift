import Foundation
import SamplingInspection
import Testing

@testable import ScenarioFiles

@Suite("Tasks of inspection are read from their table")
struct VisitTableTests {
  private static let table = """
    编号,名称,范围,家数,每,占比,家次,每家次数,起,完成期限,频次,抽样队,已完成,依据
    a,超市一成,venue=超市,,county,10%,,,,2021-10-31,,,,假设
    b,接种单位,,14,,,,4,2021-03-01,,季度,,14,假设
    c,离石餐馆,venue=餐馆;county=141102,,,,25,,,,,C1,3,假设
    """

  private func read(_ table: String = table) throws -> ScenarioReading {
    try SmallScenario.read {
      $0["visits.csv"] = table
      $0.spoil("crews.csv", "batches_per_day,source", "batches_per_day,visits_per_day,source")
      $0.spoil("crews.csv", ",8,assumption", ",8,4,assumption")
    }
  }

  @Test("They are read, and are the same again in canonical form")
  func canonical() throws {
    let scenario = try read().scenario
    #expect(
      scenario.visits == [
        Visit(
          visit: "a", name: "超市一成", scope: try #require(Scope("venue=超市")), each: ["county"],
          amount: .share(ExactDecimal(1, decimals: 1)), by: CalendarDate(strict: "2021-10-31"), source: "假设"),
        Visit(
          visit: "b", name: "接种单位", subjects: 14, amount: .times(4), from: CalendarDate(strict: "2021-03-01"),
          every: .quarter, done: 14, source: "假设"),
        Visit(
          visit: "c", name: "离石餐馆", scope: try #require(Scope("venue=餐馆;county=141102")), amount: .number(25),
          crews: ["C1"], done: 3, source: "假设"),
      ])
    let again = try ScenarioReader(files: CanonicalScenario(scenario).files).read().scenario
    #expect(again.visits == scenario.visits && again.crews == scenario.crews)
  }

  @Test("A scenario without them has no such file, and no such column of crews")
  func without() throws {
    let files = CanonicalScenario(try SmallScenario.read().scenario).files
    #expect(files["visits.csv"] == nil)
    #expect(!String(decoding: files["crews.csv"] ?? [], as: UTF8.self).contains("visits_per_day"))
  }

  @Test(
    "What cannot be a task of inspection is refused with its line and column",
    arguments: [
      ("10%,,,", "10%,5,,", 2, "share", "只填一列"), ("10%,,,", ",,,", 2, "share", "只填一列"),
      ("10%", "10", 2, "share", "超出允许范围"), ("venue=超市,,county", "venue=商店,,county", 2, "scope", "没有这个值"),
      ("venue=超市,,county", "level=县抽,,county", 2, "scope", "没有这一列"),
      ("venue=超市,,county", "venue=超市,,category", 2, "each", "没有这一列"),
      ("venue=超市,,county", "venue=超市,40,county", 2, "subjects", "已经有了"),
      ("2021-10-31", "2020-10-31", 2, "by", "不在方案的年份"), ("2021-10-31", "10月31日", 2, "by", "日期"),
      (",14,,,,4", ",,,,,4", 3, "subjects", "不知道有多少家"), ("季度", "两月", 3, "every", "不认识的时段"),
      (",,14,假设", ",,57,假设", 3, "done", "多于全年的 56 家次"), (",C1,", ",C2,", 4, "crew", "crews.csv 里没有"),
      ("county=141102", "county=141121", 4, "crew", "没有一个队去"), ("county=141102", "county=离石区", 4, "scope", "141102"),
      ("c,离石餐馆", "a,离石餐馆", 4, "visit", "重复"), (",14,,,,4", ",10000000,,,,4", 3, "times", "1000000"),
    ] as [(String, String, Int, String, String)])
  func refused(_ there: String, _ instead: String, _ line: Int, _ column: String, _ words: String) throws {
    try #require(Self.table.contains(there))
    do throws(FindingsError) {
      _ = try ScenarioReader(
        files: SmallScenario.files.merging([
          "visits.csv": Self.table.replacing(there, with: instead),
          "crews.csv": "crew,scope,crew_days,batches_per_day,visits_per_day,source\nC1,county=141102,20.5,8,4,x\n",
        ]) { $1 }.mapValues { Array($0.utf8) }
      ).read()
      Issue.record("\(instead) was read")
    } catch {
      #expect(
        error.findings.contains {
          $0.place.file == "visits.csv" && $0.place.line == line && $0.place.column == column
            && $0.text(.zh).contains(words)
        }, "\(error.findings.map { $0.text(.zh) })")
    }
  }

  @Test("A crew of which nobody says how many visits it makes in a day cannot make any")
  func noVisitsPerDay() {
    let findings = SmallScenario.findings { $0["visits.csv"] = Self.table }
    #expect(findings.count == 1 && findings[0].place.column == "crew" && findings[0].text(.zh).contains("每日家次"))
  }
}
