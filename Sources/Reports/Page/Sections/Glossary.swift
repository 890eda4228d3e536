import SamplingInspection

/// The three terms that need a plain word.
struct Glossary {
  private let content: ReportContent
  private let language: Language

  init(_ content: ReportContent, _ language: Language) {
    self.content = content
    self.language = language
  }

  var markup: Markup {
    tag("footer", ["aria-label": language("名词", "Terms")]) {
      tag("dl", ["class": "glossary"]) {
        tag("dt") { language("预计不合格批次", "Expected failures") }
        tag("dd") {
          language(
            "按以往的不合格率推算，平均会查出多少批次不合格；真实结果会有高有低，各数分别四舍五入。",
            "how many batches would fail on average, going by past failure rates; real results vary, and figures are rounded one by one."
          )
        }
        tag("dt") { language("每增加1万元预计多发现", "More failures for 10,000 yuan") }
        tag("dd") {
          language(
            "经费多一点（规则松一点），方案最多能多值多少，折合成不合格批次，既看查出多少也看查到多少地方；只对小的变动成立。",
            "what a little more money (or room) would add to the plan at most, counted in failures, both their number and the places where they are found; it holds for small changes."
          )
        }
        tag("dt") { language("距理论最优不超过", "From the best there can be, at most") }
        tag("dd") {
          language(
            "在同样的规则和经费下，任何方案都不可能比本方案好过这个数；这是算出来的上限，不是估计。",
            "under the same rules and money no plan at all can be better than this one by more; it is a proved limit, not an estimate."
          )
        }
      }
    }
  }
}
