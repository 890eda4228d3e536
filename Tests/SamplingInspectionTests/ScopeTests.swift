import SamplingInspection
import Testing

@Suite("Scopes")
struct ScopeTests {
  @Test("Order of conditions and values does not matter, nor do spaces, and the text reads back")
  func text() throws {
    let scope = try #require(Scope("risk = 高|较高 ; level != 市抽"))
    #expect(scope == Scope("level!=市抽;risk=较高|高"))
    #expect(Scope(scope.text) == scope)
    #expect(Scope("")?.isEverything == true)
    #expect(Scope("a=b|c;a=bc") == Scope("a=bc;a=b|c"), "two conditions on one column")
  }

  @Test(
    "What is no scope is refused",
    arguments: ["x", "=1", "a=b=c", "a!b", ";", "a=1;;b=2", "a=1;", "!a=b", "!=b", "a=b=\u{301}c"])
  func refused(_ text: String) { #expect(Scope(text) == nil) }

  @Test(
    "A mark that combines with a sign does not hide it",
    arguments: [("a=b;\u{301}c=d", 2), ("a=b|\u{301}c", 1), ("a=\u{301}b", 1), ("a\u{301}=b", 1)])
  func marks(_ text: String, _ conditions: Int) throws {
    let scope = try #require(Scope(text))
    #expect(scope.conditions.count == conditions)
    #expect(Scope(scope.text) == scope)
  }

  @Test("A category takes in what is below it, but not what begins alike")
  func category() {
    #expect(Scope.isUnder("肉制品/熟肉制品", "肉制品", column: "category"))
    #expect(!Scope.isUnder("肉制品类/其他", "肉制品", column: "category"))
    #expect(!Scope.isUnder("肉制品/熟肉制品", "肉制品", column: "class"))
  }
}
