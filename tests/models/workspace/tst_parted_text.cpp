#include "support/test_main.h"
#include "workspace/parted_text.h"

#include <QTest>

using namespace traceo;

namespace {

constexpr std::string_view kWorkspace = "version: 1\n"  // 0
                                        "sources:\n"    // 1
                                        "  - name: a\n" // 2
                                        "    url: x\n"  // 3
                                        "  - name: b\n" // 4
                                        "history: {}\n" // 5
                                        "slos: []\n";   // 6

std::pair<int, int> at(const Lines& lines)
{
    return {lines.from, lines.to};
}

} // namespace

class TstPartedText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMistakeIsLookedForInItsItemThenInThoseAround()
    {
        const PartedText text(kWorkspace, YamlDocuments::One);
        const auto items = text.items(3);
        QCOMPARE(items.size(), 2U);
        QCOMPARE(at(items[0]), (std::pair{2, 4}));
        QCOMPARE(at(items[1]), (std::pair{4, 5}));
    }

    void thenInItsSectionAndItsNeighbours()
    {
        const PartedText text(kWorkspace, YamlDocuments::One);
        const auto sections = text.sections(3);
        QCOMPARE(sections.size(), 3U);
        QCOMPARE(at(sections[0]), (std::pair{1, 5}));
        QCOMPARE(at(sections[1]), (std::pair{0, 1}));
        QCOMPARE(at(sections[2]), (std::pair{5, 6}));
    }

    void theHistoryStays()
    {
        const PartedText text(kWorkspace, YamlDocuments::One);
        QVERIFY(!text.mayGo({5, 6}));
        QVERIFY(text.mayGo({6, 7}));
    }

    void whatGoesLeavesEmptyLinesSoThatNothingMoves()
    {
        const PartedText rest = PartedText(kWorkspace, YamlDocuments::One).without({2, 4});
        const std::string all = rest.text();
        QVERIFY(all.find("name: a") == std::string::npos);
        QCOMPARE(std::ranges::count(all.substr(0, all.find("name: b")), '\n'), 4);
        QVERIFY(!rest.mayGo({2, 4})); // there is nothing any more
    }

    void documentsAreSectionsOfAFileOfSeveral()
    {
        const PartedText text("name: a\n---\nname: b\nslos: x\n", YamlDocuments::Several);
        QCOMPARE(at(text.sections(3).front()), (std::pair{1, 5}));
    }
};

TRACEO_TEST(TstPartedText);
#include "tst_parted_text.moc"
