import SamplingInspection
import Testing

@testable import Reports

@Suite("The page stays readable when the country is large")
struct LargePageTests {
  /// Counties of ten prefectures with two classes each; a batch for every hundred residents of the first class.
  private func plan(counties: Int, perPrefecture: Int, classes: Int = 2) -> TinyPlan {
    var plan = TinyPlan()
    let numbers = 0..<counties
    plan.scenario.counties = numbers.map { number in
      County(
        adcode: String(100_000 + number), name: "C\(number)", prefecture: "P\(number / perPrefecture)",
        population: 1000)
    }
    plan.scenario.categories = (0..<classes).map { Category(levels: ["K\($0)"], order: $0) }
    plan.scenario.funds = numbers.map { number in
      Fund(
        fund: "F\(number)", name: "fund", owner: "owner", level: "县抽", county: String(100_000 + number),
        amount: Money(fen: 100_00))
    }
    plan.scenario.strata = []
    plan.allocation = numbers.flatMap { number in
      (0..<classes).map { name in
        TinyPlan.line(String(100_000 + number), "县抽", "监督抽检", "K\(name)", "流通", "F\(number)", 3, "4.00", "0.5")
      }
    }
    plan.statement.rules =
      numbers.map { TinyPlan.row("budget", "fund=F\($0)", .atMost, "元", "100", "8", "92") }
      + numbers.map { TinyPlan.row("floor", "county=\(100_000 + $0)", .atLeast, "批次", "1", "6", String(5 + $0)) }
    return plan
  }

  @Test("Up to 200 counties stand one by one")
  func counties() throws {
    let page = try plan(counties: 200, perPrefecture: 20).page()
    let rows = page.part("heat").all("table")[0].rows
    #expect(rows.count == 1 + 200 + 1)
    #expect(rows[1] == ["C0", "3", "3", "6"])
    #expect(rows.last == ["合计", "600", "600", "1,200"])
  }

  @Test("More stand by prefecture, with the same sums")
  func prefectures() throws {
    let page = try plan(counties: 201, perPrefecture: 20).page()
    let rows = page.part("heat").all("table")[0].rows
    #expect(rows[0] == ["大类"] + (0...10).map { "P\($0)" } + ["合计"])
    #expect(rows[1] == ["K0"] + Array(repeating: "60", count: 10) + ["3", "603"])
    #expect(page.part("heat").text.contains("按市州合计"))
    let funds = page.part("funds").all("table")[0].rows
    #expect(funds[1] == ["P0县抽 · 20 笔", "0.2", "160", "1,840", "8.0%", ""])
    #expect(funds.last == ["合计", "2.01", "1,608", "18,492", "8.0%", ""])
    #expect(page.part("evenness").all("table")[0].rows.count == 1 + 11)
  }

  @Test("Of a rule that holds in many places the tightest forty are listed, and how many are not")
  func places() throws {
    let part = try plan(counties: 200, perPrefecture: 20).page().part("rules")
    let list = try #require(part.all("details").first)
    #expect(list.all("summary").first?.text == "200 处")
    #expect(list.all("table")[0].rows.count == 1 + 40)
    #expect(list.all("table")[0].rows[40][0] == "C39")
    #expect(list.text.contains("其余 160 处"))
  }

  @Test("A country of 2,846 counties by 34 classes is a page of less than 2 MB")
  func country() throws {
    let html = plan(counties: 2846, perPrefecture: 8, classes: 34).html()
    #expect(html.utf8.count < 2_000_000)
    #expect(try ParsedPage(html).part("heat").all("table").last?.rows.last?.last == "290,292")
  }

  @Test("Classes that no sheet of paper can hold side by side stand in several tables, none left out")
  func manyClasses() throws {
    let tables = try plan(counties: 20, perPrefecture: 20, classes: 150).page().part("heat").all("table")
    #expect(tables.count > 1)
    let headings = tables.flatMap { $0.rows[0].dropFirst() }
    #expect(headings == (0..<150).map { "K\($0)" } + ["合计"])
    for table in tables { #expect(table.rows.map { $0[0] } == ["地区"] + (0..<20).map { "C\($0)" } + ["合计"]) }
  }
}
