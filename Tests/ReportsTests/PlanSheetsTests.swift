import Foundation
import SamplingInspection
import Testing

@testable import Reports

@Suite("The plan on paper says what the plan says")
struct PlanSheetsTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func write(_ change: (inout Scenario) -> Void = { _ in }, language: Language = .zh) throws {
    let scenario = try PaperPlan.scenario(change)
    try PlanSheets(scenario, PaperPlan.statement, batches: PaperPlan.batches, language: language).write(to: folder.url)
  }

  private func read(_ path: String) throws -> WorkbookReader {
    try #require(WorkbookReader(folder.url.appendingPathComponent(path)), "\(path)")
  }

  @Test("Each unit has a workbook below its province and prefecture")
  func files() throws {
    try write()
    #expect(
      try folder.files == [
        "山西省/大同市/140202-城区.xlsx", "山西省/阳泉市/140302-城区.xlsx", "山西省/阳泉市/140321-平定县.xlsx", "汇总.xlsx",
      ])
  }

  @Test("The table of all levels has classes in official order, prefectures with their sums, and the total first")
  func together() throws {
    try write()
    let cells = try read("汇总.xlsx")["任务汇总"]
    // Title, subtitle, two rows of headings, the total, 大米, 挂面, 小计, 饮料, 机动.
    #expect(["B6", "C6", "C7", "B9", "B10"].map { cells[$0] } == ["粮食加工品", "大米", "挂面", "饮料", "机动"].map { .text($0) })
    #expect(cells["F6"] == .text("较高"))
    #expect(["H3", "J3"].map { cells[$0] } == ["大同市", "阳泉市"].map { .text($0) })
    #expect(
      ["H4", "I4", "J4", "K4", "L4"].map { cells[$0] }
        == ["小计", "大同市城区", "小计", "阳泉市城区", "平定县"].map { .text($0) })
    #expect(cells["G5"] == .formula("SUBTOTAL(9,G6:G10)", 28))
    #expect(cells["G6"] == .formula("SUM(H6,J6)", 7))
    #expect(cells["I6"] == .formula("SUM('市抽'!I6,'县抽'!I6)", 7))
    #expect(cells["I8"] == .formula("SUBTOTAL(9,I6:I7)", 10))
    #expect(cells["J9"] == .formula("SUM(K9:L9)", 17))
    #expect(cells["K9"] == .formula("SUM('市抽'!K7,'县抽'!K9)", 11))
    #expect(cells["L6"] == .formula("SUM('市抽'!L6,'县抽'!L6)", 0))
  }

  @Test("The table of a level has only its own batches, and no row without one")
  func level() throws {
    try write()
    let cells = try read("汇总.xlsx")["市抽"]
    #expect(cells["A1"] == .text("2021年抽检计划市抽任务分配表"))
    #expect(["B6", "B7", "B8"].map { cells[$0] } == [.text("粮食加工品"), .text("饮料"), nil])
    #expect(["I6", "K7", "I7"].map { cells[$0] } == [.number(2), .number(7), nil])
    #expect(cells["G5"] == .formula("SUBTOTAL(9,G6:G7)", 9))
  }

  @Test("The lines of a unit stand in official order, with kind, deadline, laboratory, money and remarks")
  func lines() throws {
    try write()
    let cells = try read("山西省/大同市/140202-城区.xlsx")["任务表"]
    #expect(cells["A1"] == .text("2021年抽检计划大同市城区任务表"))
    let columns = "ABCDEFGHIJKLMNOPQR".map { String($0) }
    #expect(
      columns.map { cells[$0 + "4"] } == [
        .number(1), .text("市抽·监督抽检"), .text("流通"), .text("超市"), .text("粮食加工品"), .text("大米"), nil, nil,
        .text("较高"), .text("镉、铅"), .number(2), .text("9月30日前"), .text("检验院"), .number(110),
        .formula("K4*N4", 220), .text("某发〔2021〕1号"), nil, .text("市级经费"),
      ])
    #expect(["K4", "K5", "K6"].map { cells[$0] } == [.number(2), .number(5), .number(3)])
    #expect(cells["Q6"] == .text("指定批次（不少于3批次）：分管局长，上年不合格"))
    #expect(cells["A7"] == .text("粮食加工品小计"))
    #expect(cells["K7"] == .formula("SUBTOTAL(9,K4:K6)", 10))
    #expect(cells["Q8"] == .text("机动"))
    #expect(cells["K9"] == .formula("SUBTOTAL(9,K4:K8)", 11))
    #expect(cells["O9"] == .formula("SUBTOTAL(9,O4:O8)", 1_070))
  }

  @Test("The front of a unit follows its lines")
  func front() throws {
    try write()
    let reader = try read("山西省/大同市/140202-城区.xlsx")
    let cells = reader["概况"]
    let row = try #require(cells.first { $0.value == .text("县抽·机动") }).key.dropFirst()
    #expect(
      cells["C\(row)"] == .formula("SUMPRODUCT(EXACT('任务表'!$B$4:$B$8,B\(row))*'任务表'!$K$4:$K$8)", 1))
    #expect(cells["D\(row)"] == .formula("SUMPRODUCT(EXACT('任务表'!$B$4:$B$8,B\(row))*'任务表'!$O$4:$O$8)", 80))
    #expect(cells["E\(row)"] == .formula("D\(row)/10000", 0.008))
    #expect(reader.texts("概况").contains("11批次，1,070.00元（0.107万元）"))
  }

  @Test("Funds show what there is, what is planned and what is left, in yuan and 10,000 yuan, with sums for each level")
  func funds() throws {
    try write()
    let cells = try read("汇总.xlsx")["经费"]
    #expect(
      ["F5", "G5", "H5", "I5", "K5", "M5"].map { cells[$0] } == [
        .number(2_000), .formula("F5/10000", 0.2), .number(9), .number(1_620), .formula("F5-I5", 380), .number(0.5),
      ])
    #expect(cells["A6"] == .text("市抽小计"))
    #expect(cells["I11"] == .formula("SUBTOTAL(9,I5:I10)", 4_530))
  }

  @Test("The front of 汇总 names state, document, population base and distance from the best")
  func overview() throws {
    try write()
    let texts = try read("汇总.xlsx").texts("概况")
    for text in [
      "征求意见（第1版）", "某发〔2021〕1号 要点", "普查，2021-01-01公布，共6,000人", "28批次", "4,530.00元（0.453万元）", "距理论最优不超过",
      "0.0100%（折合0.001个预计不合格批次）",
    ] {
      #expect(texts.contains(text), "\(text) in \(texts)")
    }
    #expect(texts.contains { $0.contains("填报单位（盖章）：") && $0.contains("负责人：") })
  }

  @Test("Reserve and pins have sheets of their own, and pinned batches a mark")
  func reserveAndPins() throws {
    try write()
    let reader = try read("汇总.xlsx")
    #expect(reader.names.suffix(2) == ["机动", "指定批次"])
    #expect(reader["机动"]["C4"] == .number(1))
    #expect(reader.texts("指定批次").contains("粮食加工品/挂面"))
    #expect(reader.part("xl/styles.xml").contains("＊"))
  }

  @Test("A rule says in the office's words what more room would find")
  func rules() throws {
    try write()
    let texts = try read("汇总.xlsx").texts("规则明细")
    #expect(texts.contains("每增加1万元预计多发现0.500批次"))
    #expect(texts.contains("要求每减少1批次预计多发现0.010批次"))
    let all = try ["概况", "规则", "规则明细", "经费"].flatMap { try read("汇总.xlsx").texts($0) }.joined()
    for word in ["shadow", "dual", "gap", "影子价格", "对偶"] { #expect(!all.contains(word)) }
  }

  @Test("The same plan gives the same bytes, and the unit of the same name nothing of the other's")
  func sameBytes() throws {
    try write()
    let first = try folder.files.map { try Data(contentsOf: folder.url.appendingPathComponent($0)) }
    try write()
    #expect(try folder.files.map { try Data(contentsOf: folder.url.appendingPathComponent($0)) } == first)
    #expect(try read("山西省/阳泉市/140302-城区.xlsx")["任务表"]["K4"] == .number(7))
  }

  @Test("Units of the same name in the same prefecture are told apart by their codes")
  func sameNameSamePrefecture() throws {
    try write { $0.counties[2].name = "城区" }
    let cells = try read("汇总.xlsx")["任务汇总"]
    #expect(["I4", "K4", "L4"].map { cells[$0] } == ["大同市城区", "阳泉市城区（140302）", "阳泉市城区（140321）"].map { .text($0) })
  }

  @Test(
    "Names of units that systems could take amiss stay texts, and their files stay in place",
    arguments: [
      "=cmd|'/c calc'!A1", "@SUM(1)", "🐟", "../../../etc", "a/b\\c:d*e?f\"g<h>i|j", " . ", "CON", "\u{1}\u{7}",
      String(repeating: "县", count: 40), String(repeating: "长", count: 2_000),
    ])
  func hostileNames(_ name: String) throws {
    try write { scenario in
      scenario.counties[0].name = name
      scenario.counties[0].prefecture = name
    }
    let files = try folder.files
    #expect(files.count == 4)
    let file = try #require(files.first { $0.contains("140202-") })
    #expect(file.components(separatedBy: "/").count == 3)
    #expect(try read("汇总.xlsx")["任务汇总"]["I4"] == .text(name))
    #expect(try read(file).texts("任务表").contains("2021年抽检计划\(name)任务表"))
  }

  @Test("A unit without batches has a workbook that says so")
  func nothingToDo() throws {
    try PlanSheets(
      try PaperPlan.scenario(), PaperPlan.statement,
      batches: PaperPlan.plan.map { $0.county == "140202" ? 0 : $0.batches }
    ).write(to: folder.url)
    #expect(try read("山西省/大同市/140202-城区.xlsx").texts("概况").contains("0批次，0.00元（0万元）"))
  }

  @Test("In English every heading is English")
  func english() throws {
    try write(language: .en)
    let reader = try read("汇总.xlsx")
    #expect(
      reader.names == [
        "Overview", "Units", "All levels", "市抽", "县抽", "Funds", "Rules", "Rules in detail", "Reserve", "Pins",
      ])
    let headings = ["A3", "B3", "G3"].map { reader["All levels"][$0] }
    #expect(headings == [.text("No."), .text("Class"), .text("Total")])
  }

  @Test("Whoever stops it between two workbooks finds it stopped")
  func cancelled() throws {
    var asked = 0
    let sheets = PlanSheets(try PaperPlan.scenario(), PaperPlan.statement, batches: PaperPlan.batches)
    #expect(throws: CancellationError.self) {
      try sheets.write(to: folder.url) {
        asked += 1
        return asked == 2
      }
    }
    #expect(try folder.files.count == 2)
  }
}
