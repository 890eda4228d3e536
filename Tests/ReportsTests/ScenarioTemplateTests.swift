import Foundation
import ScenarioFiles
import Testing

@testable import Reports

@Suite("The workbook to fill in")
struct ScenarioTemplateTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  @Test("Every column of every table is explained, in words that differ from its heading")
  func explained() {
    for table in ExampleScenario.tables {
      #expect(!table.rows.isEmpty, "\(table.name)")
      for column in table.columns {
        #expect(column.meaning.meaning != "自定的列，规则可以引用", "\(table.name).\(column.name)")
      }
    }
    #expect(ExampleScenario.keys.allSatisfy { !$0.meaning.isEmpty })
  }

  @Test("Headings stay in view, and columns of few values have them to choose from")
  func choices() throws {
    let file = folder.url.appendingPathComponent("a.xlsx")
    try ScenarioTemplate.write(to: file)
    let reader = try #require(WorkbookReader(file))
    #expect(reader.names.first == "方案" && reader.names.last == "说明")
    #expect(Set(reader.names).count == ExampleScenario.tables.count + 2)
    let rules = try #require(reader.names.firstIndex(of: "规则"))
    let part = reader.part("xl/worksheets/sheet\(rules + 1).xml")
    #expect(part.contains("state=\"frozen\""))
    #expect(part.contains("\"物理,法定,政策,愿望\"") && part.contains("千人批次"))
    let venues = try #require(reader.names.firstIndex(of: "场所"))
    // Other stages will do as well, so a wrong one is no error.
    let list = reader.part("xl/worksheets/sheet\(venues + 1).xml")
    #expect(list.contains("\"生产,流通,餐饮\"") && !list.contains("showErrorMessage=\"1\""))
  }

  @Test("Codes, figures, shares and days stand in their cells as a clerk would type them")
  func cells() throws {
    let file = folder.url.appendingPathComponent("a.xlsx")
    try ScenarioTemplate.write(to: file)
    let reader = try #require(WorkbookReader(file))
    #expect(reader["县区"]["A2"] == .number(900_101))
    #expect(reader["县区"]["E3"] == .number(35.5))
    #expect(reader["规则"]["A2"] == .text("quota"))
    #expect(reader["食品药品分类"]["K3"] == .number(0.029))
    // 2026-12-31: 46387 days after 1899-12-30.
    #expect(reader["经费"]["I2"] == .number(46_387))
  }
}
