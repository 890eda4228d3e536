import Foundation
import SamplingInspection
import ScenarioFiles
import Testing

@testable import Reports

@Suite("Visits on the page and in words")
struct VisitContentTests {
  private static func qinshui() throws -> Scenario {
    let top = (0..<3).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    return try ScenarioReader(at: top.appendingPathComponent("Scenarios/qinshui-2023")).read().scenario
  }

  private func row(_ visit: String, month: Int, visits: Int64, joined: Int64, crew: String = "") -> VisitRow {
    VisitRow(
      line: 2, visit: visit, adcode: "140521100", county: "龙港所", venue: "食品小作坊", crew: crew, month: month,
      visits: visits, joined: joined)
  }

  @Test("A task's subjects are all that it is a part of, also where nobody is visited: ten per cent of 25 producers")
  func subjects() throws {
    let content = VisitContent.all(try Self.qinshui(), [])
    let draw = try #require(content.first { $0.visit.visit == "producers_draw" })
    #expect(draw.subjects == 25 && draw.visits == 3 && draw.done == 2 && draw.months == nil)
    let known = content.first { $0.visit.visit == "drug_supervision" }
    #expect(known?.subjects == nil && known?.visits == 80)
  }

  @Test("Days saved are the joined visits of crews at their pace, whole days only; visits that no crew makes save none")
  func saved() throws {
    var scenario = try Self.qinshui()
    scenario.visits = []
    let rows = [
      row("workshops", month: 11, visits: 9, joined: 7, crew: "CD-140521100"),
      row("firms_draw", month: 12, visits: 1_200, joined: 100),
    ]
    // 7 visits at 4 a day are one day and three quarters.
    let figures = VisitFigures(scenario, rows)
    #expect(figures.visits == 1_209 && figures.joined == 107 && figures.daysSaved == 1)
    #expect(figures.words(.zh) == "检查 1,209 家次，其中 107 家次与抽样同行，省 1 个人日")
  }

  @Test("A crew without days is named with month, visits and what it lacks, and so is a task that is overdue")
  func conflicts() throws {
    let words = VisitConflictWords(try Self.qinshui()).text([
      VisitConflict(limit: .month(crew: "CD-140521100", month: 11), needed: 12, room: 9),
      VisitConflict(limit: .season(visit: "drug_supervision"), needed: 8, room: 0),
    ])
    #expect(words.zh.contains("龙港所陪同抽样组（CD-140521100）11月单独去检查 12 家次，抽样以外只剩 9 家次的人日，差 3"))
    #expect(words.zh.contains("（drug_supervision）还有 8 家次没有可以检查的日子（方案日期 2023-11-23，完成期限 2023-10-31）"))
    #expect(words.en.contains("due by 2023-10-31"))
  }
}
