import SamplingInspection
import Testing

@testable import Reports

@Suite("Every figure of the page, on a plan worked out by hand")
struct PageFiguresTests {
  private let page: ParsedPage

  init() throws { page = try TinyPlan().page() }

  private func table(_ part: String, _ number: Int = 0) -> [[String]] {
    let tables = page.part(part).all("table")
    return number < tables.count ? tables[number].rows : []
  }

  @Test("The figures that matter")
  func overview() {
    let figures = page.part("overview").all("ul").first?.all("li").map { item in item.children.map(\.text) }
    #expect(
      figures == [
        ["计划批次", "8 批次", "不含Tableware 6 批次"],
        // 7 ÷ 15 = 0.4666…, cut.
        ["每千人批次", "0.46 批次", "任务 0.4，即 6 批次", "计入 7 批次（非机动）"],
        // 90 of 2531 yuan are 3.55…%, cut.
        ["经费", "0.009 万元", "合 90 元", "可用 0.2531 万元的 3.5%"],
        ["预计不合格批次", "1.4 批次", "不含Tableware 0.6 批次"],
        // 3 of 2,000,000 are 0.00015%, rounded up.
        ["距理论最优不超过", "0.0002%", "折合 0.001 个预计不合格批次"],
        ["规则", "全部满足", "共 9 处", "另有 2 处愿望，1 处未完全实现"],
      ])
  }

  @Test("What plan it is and what it rests on")
  func front() {
    let header = page.root.all("header").first
    #expect(header?.all("h1").first?.text == "A small plan")
    #expect(header?.all("p").map(\.text) == ["Some bureau", "印发　第 3 版　2021 年"])
    #expect(
      header?.all("dd").map(\.text) == [
        "No. 110", "2021-04-19", "census，共 15,000 人（2021-01-01 公布）", "抓重点 75% · 广覆盖 25%",
      ])
  }

  @Test("Where more money does most, and how far the counties lie apart")
  func points() {
    #expect(
      page.part("overview").all("ul").last?.all("li").map(\.text) == [
        "再有经费，最见效的是Fund F0：每增加1万元预计多发现 12.500 批次。",
        "每千人批次最少的是Bray（0.20），最多的是Ashby（0.60）。",
      ])
  }

  @Test("Levels, kinds of task and stages add up to the plan")
  func parts() {
    let headings = ["批次", "占比", "金额（元）", "预计不合格"]
    #expect(
      table("overview", 0) == [
        ["按层级"] + headings, ["市抽", "2", "25.0%", "30.50", "0.8"], ["县抽", "6", "75.0%", "59.50", "0.6"],
      ])
    #expect(
      table("overview", 1) == [
        ["按任务类别"] + headings, ["监督抽检", "7", "87.5%", "80.75", "1.4"], ["机动", "1", "12.5%", "9.25", "0.0"],
      ])
    #expect(
      table("overview", 2) == [
        ["按环节"] + headings, ["流通", "5", "62.5%", "50.25", "0.6"], ["餐饮", "2", "25.0%", "30.50", "0.8"],
        ["未注明", "1", "12.5%", "9.25", "0.0"],
      ])
  }

  @Test("Units by classes, in the order of the sheets, with sums")
  func heat() {
    #expect(
      table("heat") == [
        ["大类", "Ashby", "Bray", "合计"], ["Meals", "2", "·", "2"], ["Grain", "4", "2", "6"], ["合计", "6", "2", "8"],
      ])
    // 4 for 10,000 and 2 for 5,000 residents are the same, 0.4; 2 for 10,000 are 0.2; shades begin at 0.02, 0.05, 0.1, 0.2.
    let shades = page.part("heat").all("td").map { $0.attributes["class"] ?? "" }
    #expect(shades == ["s5", "s0", "sum", "s5", "s5", "sum", "sum", "sum", "sum"])
  }

  @Test("Rules under their headings: asked, done, left, and what more room would bring")
  func rules() {
    // Its own rows, not those of the tables inside it.
    let bodies = page.part("rules").children.first { $0.name == "table" }?.children.filter { $0.name == "tbody" } ?? []
    let rows = bodies.flatMap(\.children).filter { !$0.isOf("places") }.map { row in row.children.map(\.text) }
    #expect(
      rows == [
        ["Totals"],
        // 1 ⅔ short, which is the tightest.
        ["title of even愿望source of even", "最紧：Bray≥ 2.667 批次", "1", "-1.6671 处未完全实现", ""],
        ["title of floorsource of floor", "最紧：Bray≥ 1 批次", "1", "0", "每放宽1批次0.2500"],
        ["title of quotasource of quota", "≥ 6 批次", "7", "1", ""],
        ["Classes"],
        ["title of spreadsource of spread", "≤ 1,234 批次", "1,234", "0", "每放宽100批次1.750"],
        ["合同和能力"],
        ["承检机构检验能力source of labs", "≤ 5,000 批次", "8", "4,992", ""],
      ])
  }

  @Test("A plan that breaks a rule, as one made by hand may, says so on the first page and at the rule")
  func broken() throws {
    var plan = TinyPlan()
    let quota = plan.statement.rules.firstIndex { $0.id == "quota" }
    plan.statement.rules[try #require(quota)].achieved = "5"
    plan.statement.rules[try #require(quota)].slack = "-1"
    let page = try plan.page()
    let rules = page.part("overview").all("ul").first?.all("li").last?.children.map(\.text)
    #expect(rules == ["规则", "1 处未满足", "共 9 处", "另有 2 处愿望，1 处未完全实现"])
    #expect(page.part("rules").all("td").contains { $0.isOf("short") && $0.text == "-11 处未满足" })
  }

  @Test("A rule that holds in several places lists them all, the tightest first")
  func places() {
    let floor = page.part("rules").all("details").last
    #expect(floor?.all("summary").map(\.text) == ["2 处"])
    #expect(
      floor?.all("table").first?.rows == [
        ["≥ 批次", "要求", "实际", "余量", "放宽后预计多发现"], ["Bray", "1", "1", "0", "每放宽1批次0.2500"],
        ["Ashby", "2", "6", "4", ""],
      ])
  }

  @Test("Funds: what there is, what is used, what is left")
  func funds() {
    #expect(
      table("funds").dropFirst() == [
        ["Fund F0Owner of F0 · 市抽", "0.00305", "30.50", "0", "100.0%", "12.500"],
        ["Fund F1Owner of F1 · 县抽", "0.2", "40", "1,960", "2.0%", ""],
        ["Fund F2Owner of F2 · 县抽", "0.05005", "19.50", "481", "3.8%", ""],
        ["合计", "0.2531", "90", "2,441", "3.5%", ""],
      ])
    #expect(page.part("funds").text.contains("均按 0.5 倍计"))
    #expect(page.part("funds").text.contains("未列入：Fund F9"))
  }

  @Test("Evenness: batches that count, the county's own task, and own money a head")
  func evenness() {
    #expect(
      table("evenness", 0).dropFirst() == [["Ashby", "6", "2", "0.60", ""], ["Bray", "1", "1", "0.20", ""]])
    // 2000 yuan for 10,000 and 500.5 yuan for 5,000 residents.
    #expect(
      table("evenness", 1).dropFirst() == [
        ["Ashby", "10,000", "0.2", "0.20", ""], ["Bray", "5,000", "0.05005", "0.10", ""],
      ])
  }

  @Test("Dots stand where their figures are on the axis")
  func dots() {
    // 0.20 to 0.60, with the task at 0.40: an axis from 0.10 to 0.70 in steps of 0.10.
    let axis = page.part("evenness").all("svg").first { $0.isOf("axis") }
    #expect(axis?.all("text").map(\.text) == ["0.10", "任务 0.4", "0.70"])
    let dots = page.part("evenness").all("circle").map { $0.attributes["cx"] }
    #expect(dots == ["83.33%", "16.66%"])
    let tasks = page.part("evenness").all("line").filter { $0.isOf("task") }.map { $0.attributes["x1"] }
    #expect(tasks == ["16.66%", "16.66%"])
  }

  @Test("Finds by class, the most first, with and without the scope shown apart")
  func finds() {
    #expect(
      table("finds").dropFirst() == [
        ["合计", "8", "1.4", "17.2%", ""], ["不含Tableware", "6", "0.6", "10.4%", ""],
        ["Meals不含Tableware 0.0", "2", "0.8", "37.5%", ""], ["Grain", "6", "0.6", "10.4%", ""],
      ])
    let bars = page.part("finds").all("rect").map { [$0.attributes["class"], $0.attributes["width"]] }
    #expect(bars == [["light", "100.00%"], ["dark", "0.00%"], ["light", "83.33%"], ["dark", "83.33%"]])
  }

  @Test("Batches held back, and hand edits with who, when and why")
  func reserve() {
    #expect(table("reserve", 0) == [["地区", "县抽", "合计"], ["Bray", "1", "1"], ["合计", "1", "1"]])
    #expect(
      table("reserve", 1).dropFirst() == [["Meals · Ashby", "the mayor，2021-03-03", "a feast", "= 2", "2", "0.400"]])
  }
}
