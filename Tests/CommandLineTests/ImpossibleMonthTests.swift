import Testing

@Suite("A year that does not fit into its months")
struct ImpossibleMonthTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("The laboratory and month are named, and so is what may be changed; with its number the plan has its months")
  func laboratory() throws {
    let scenario = try folder.generate(.small, seed: 3)
    try folder.write(
      "lab,annual_batches,monthly_batches,source\nL2,410,12,test\n", to: "scenario/labs.csv")
    let arguments = ["plan", scenario, "--no-sheets", "--lang", "en", "-o", folder.path("plan")]
    let refused = try Program.run(arguments)
    #expect(refused.shellCode == 3)
    #expect(refused.err.contains("L2 would take in") && refused.err.contains("can take 12"), "\(refused.err)")
    #expect(refused.err.contains("the rules of the year cannot all be kept"), "\(refused.err)")
    #expect(refused.err.contains("--repair 1"), "\(refused.err)")
    #expect(try !folder.text("plan/plan.json").contains("scheduled_batches"))

    let repaired = try Program.run(arguments + ["--repair", "1"])
    #expect(repaired.shellCode == 0, "\(repaired.err)")
    #expect(try folder.text("plan/scenario/scenario.yaml").contains("repaired: \"修复方案1："))
    #expect(try folder.text("plan/plan.json").contains("scheduled_batches"))
    #expect(try Program.run(["verify", folder.path("plan")]).shellCode == 0)
    #expect(try Program.run(arguments + ["--repair", "9"]).shellCode == 64)
  }
}
