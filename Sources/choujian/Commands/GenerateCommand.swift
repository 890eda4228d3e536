import ArgumentParser
import Foundation
import SamplingInspection
import ScenarioFiles

/// Makes a synthetic scenario: `choujian generate`.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Make a synthetic scenario with rules of all kinds, for tests and timings.",
    discussion: "Example: choujian generate --counties 6 --seed 1 -o synthetic && choujian plan synthetic")

  @Option(help: "Number of counties, 1 to 3000; needed unless --tiny fixes it.")
  var counties: Int?

  @Option(help: "Number of classes, 1 to 200.")
  var classes = 12

  @Option(help: "Any whole number; the same one gives the same scenario.")
  var seed: UInt64

  @Flag(help: "So small that all plans can be tried; counties and classes are then fixed.")
  var tiny = false

  @Option(
    name: [.customShort("o"), .long],
    help:
      "Folder to write. A generated scenario that is there is replaced; a folder that holds anything else is left alone."
  )
  var output: String

  @OptionGroup var options: TerminalOptions

  func validate() throws {
    if counties == nil, !tiny { throw ValidationError("--counties is needed, 1 to 3000, or else --tiny") }
    guard (1...3000).contains(counties ?? 1), (1...200).contains(classes) else {
      throw ValidationError("--counties must be 1 to 3000 and --classes 1 to 200")
    }
  }

  func run() throws {
    try options.terminal.run {
      var generator = ScenarioGenerator(counties: counties ?? 1, classes: classes, seed: seed)
      let scenario = tiny ? ScenarioGenerator.tiny(seed: seed) : generator.makeScenario()
      try AtomicFolder.write(
        CanonicalScenario(scenario).files, to: URL(fileURLWithPath: output), replacing: .generatedScenario)
    }
  }
}
