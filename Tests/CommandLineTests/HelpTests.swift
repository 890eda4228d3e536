import Testing

@Suite("Help")
struct HelpTests {
  @Test(
    "The overview of every command ends with an example",
    arguments: [
      "new", "check", "plan", "sheets", "verify", "import", "compare", "whatif", "alternatives", "replan", "handdown",
      "progress",
      "draw",
      "simulate", "learn",
      "backtest",
      "generate",
      "export",
    ])
  func example(_ command: String) throws {
    let outcome = try Program.run([command, "--help"])
    #expect(outcome.shellCode == 0)
    #expect(outcome.err.isEmpty)
    let overview = try #require(outcome.out.components(separatedBy: "\n\nUSAGE:").first)
    // A long example is wrapped, so it is the last line that begins one which counts, and no blank line may follow.
    let lines = overview.components(separatedBy: "\n")
    let last = try #require(lines.lastIndex { $0.hasPrefix("Example: choujian \(command) ") }, "\(outcome.out)")
    #expect(!lines[last...].contains(""), "\(outcome.out)")
  }

  @Test("The program alone lists its commands and exit codes")
  func overview() throws {
    let outcome = try Program.run(["--help"])
    #expect(outcome.shellCode == 0)
    let parts = [
      "new", "check", "plan", "explain", "sheets", "verify", "import", "compare", "whatif", "generate", "export",
      "65 bad data",
      "130 interrupted",
      "143 asked to end",
    ]
    for part in parts {
      #expect(outcome.out.replacing("\n", with: " ").contains(part), "\(part)")
    }
  }
}
