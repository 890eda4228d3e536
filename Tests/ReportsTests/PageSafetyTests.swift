import SamplingInspection
import Testing

@testable import Reports

@Suite("The page loads nothing, runs nothing, and takes every text as text")
struct PageSafetyTests {
  @Test("Nothing in it points outside the file", arguments: Language.allCases)
  func nothingOutside(_ language: Language) throws {
    var plan = TinyPlan()
    plan.scenario.heading.population.source = "https://example.org/census"
    plan.scenario.heading.planDate = TinyPlan.day("2020-01-01")
    let page = try plan.page(language)
    let loading: Set = [
      "script", "link", "img", "image", "iframe", "object", "embed", "base", "form", "audio", "video",
    ]
    #expect(page.elements.filter { loading.contains($0.name) }.isEmpty)
    #expect(page.elements.filter { $0.name == "a" || $0.name == "use" }.isEmpty)
    for element in page.elements {
      for (name, value) in element.attributes {
        #expect(!["href", "src", "srcset", "style", "action"].contains(name) && !name.hasPrefix("on"))
        #expect(!value.contains("://") && !value.contains("url("))
      }
    }
    let style = try #require(page.root.all("style").first?.text)
    #expect(!style.contains("url(") && !style.contains("@import") && !style.contains("://"))
    // A source that is an address is there, as text.
    #expect(page.root.all("header").first?.text.contains("https://example.org/census") == true)
  }

  static let hostile = [
    "<script>alert(1)</script>", "</title></style><b>", "a & b &amp; c", "\"quoted\" 'twice'", "]]>--><!--",
    "=cmd|'/c calc'!A1", "🏮👨‍👩‍👧‍👦e\u{301}", String(repeating: "长", count: 2000), "\u{202E}right to left", "القدس \u{200F}1",
    "javascript:alert(1)", "${1}%s\\n",
  ]

  /// The tiny plan with one text in every place that a user fills.
  private func plan(named text: String) -> TinyPlan {
    var plan = TinyPlan()
    plan.scenario.heading.title = text
    plan.scenario.heading.issuer = text
    plan.scenario.heading.document = text
    plan.scenario.heading.population.name = text
    plan.scenario.heading.population.source = text
    plan.scenario.heading.planDate = TinyPlan.day("2020-01-01")
    plan.statement.state = text
    for number in plan.scenario.counties.indices { plan.scenario.counties[number].name = text }
    for number in plan.scenario.funds.indices {
      plan.scenario.funds[number].name = text
      plan.scenario.funds[number].owner = text
    }
    plan.scenario.pins[0].who = text
    plan.scenario.pins[0].why = text
    for number in plan.scenario.rules.indices { plan.scenario.rules[number].group = text }
    for number in plan.statement.rules.indices {
      plan.statement.rules[number].title = text
      plan.statement.rules[number].source = text
    }
    for number in plan.allocation.indices {
      plan.allocation[number].stage = text
      plan.allocation[number].level = text
      plan.allocation[number].taskKind = text
    }
    return plan
  }

  @Test("A text that looks like markup changes no element of the page", arguments: hostile)
  func sameElements(_ text: String) throws {
    let plain = try plan(named: "name").page()
    let page = try plan(named: text).page()
    #expect(page.elements.map(\.name) == plain.elements.map(\.name))
    #expect(page.root.all("h1").map(\.text) == [text])
    #expect(page.root.all("title").first?.text == text)
    #expect(page.part("reserve").all("td").contains { $0.text == text }, "why a batch was pinned")
    #expect(page.part("rules").all("span").contains { $0.isOf("source") && $0.text == text })
    #expect(page.part("funds").all("th").contains { $0.text.hasPrefix(text) })
  }

  @Test("Two counties of the same name stay two, each with its code")
  func sameNames() throws {
    let page = try plan(named: "城区").page()
    let names = page.part("evenness").all("tbody").first?.rows.map { $0[0] }
    #expect(names == ["P城区（110001）", "P城区（110002）"])
  }

  @Test("A text that turns the direction of writing does not reach the figures beside it")
  func direction() throws {
    let name = "\u{202E}evil"
    let text = try #require(try plan(named: name).page().root.all("dd").dropFirst(2).first?.text)
    #expect(text == "\u{2068}\u{202E}evil\u{2069}，共 15,000 人（2021-01-01 公布）")
  }

  @Test("Characters that no page may hold are replaced, and the page stays readable")
  func controlCharacters() throws {
    let page = try plan(named: "a\u{0}b\u{1B}c\u{FFFE}d\u{85}e\tf").page()
    #expect(page.root.all("h1").first?.text == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e f")
  }

  @Test("A base released after the plan draws a warning, another does not")
  func warning() throws {
    func warnings(_ day: String) throws -> Int {
      var plan = TinyPlan()
      plan.scenario.heading.planDate = TinyPlan.day(day)
      return try plan.page().elements.count { $0.isOf("warning") }
    }
    #expect(try warnings("2020-12-31") == 1)
    #expect(try warnings("2021-01-01") == 0)
  }

  @Test("The English page has no Chinese but what the data hold; neither speaks the language of the solver")
  func languages() throws {
    var plan = TinyPlan()
    plan.statement.state = "draft"
    for number in plan.allocation.indices {
      plan.allocation[number].level = "level"
      plan.allocation[number].stage = number == 0 ? "" : "stage"
    }
    for number in plan.scenario.funds.indices { plan.scenario.funds[number].level = "level" }
    for number in plan.scenario.rules.indices { plan.scenario.rules[number].scope = Scope(conditions: []) }
    let english = try #require(try plan.page(.en).root.all("body").first?.text)
    let data = ["监督抽检", "机动"].reduce(english) { $0.replacing($1, with: "") }
    #expect(
      data.unicodeScalars.filter { (0x2E80...0x9FFF).contains($0.value) || (0xFF00...0xFFEF).contains($0.value) }
        .isEmpty)
    let chinese = try #require(try plan.page(.zh).root.all("body").first?.text)
    for word in ["shadow", "dual", "gap", "κ", "影子价格", "对偶"] {
      #expect(!english.contains(word))
      #expect(!chinese.contains(word))
    }
  }

  @Test("The same plan gives the same bytes; one that is proved the best says so")
  func bytes() throws {
    #expect(TinyPlan().html() == TinyPlan().html())
    var best = TinyPlan()
    best.statement.status = "optimal"
    best.statement.bound = best.statement.value
    #expect(try best.page().part("overview").text.contains("已证明最优"))
    #expect(try !TinyPlan().page().part("overview").text.contains("已证明最优"))
  }
}
