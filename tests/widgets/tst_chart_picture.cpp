// A chart as a file: vectors that say what the pixels say.
#include "support/test_main.h"
#include "widgets/chart_picture.h"
#include "widgets/dressed.h"
#include "widgets/sample_charts.h"

#include <QApplication>
#include <QBuffer>
#include <QDir>
#include <QPainter>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray svgOf(const TimeSeriesChart& chart)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    writeSvg(orderOf(chart), buffer);
    return bytes;
}

QImage rendered(const QByteArray& svg, QSize size)
{
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(Qt::magenta);
    QPainter painter(&picture);
    QSvgRenderer(svg).render(&painter);
    return picture;
}

QStringList wordsOf(const TimeSeriesChart& chart)
{
    QXmlStreamReader xml(svgOf(chart));
    QStringList words;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == u"text")
            words << xml.readElementText();
    }
    return words;
}

} // namespace

class TstChartPicture : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { dressAt13Pixels(); }

    void init()
    {
        m_chart = std::make_unique<TimeSeriesChart>();
        m_chart->setFormat(Style{.locale = QLocale::c()}, sampleNow());
        m_chart->resize(900, 200);
        m_chart->setChart(budgetChart());
    }
    void cleanup() { dress(*qApp, Theme::light()); }

    void vectorsAreWellFormedAndSayWhatTheyShow()
    {
        m_chart->setTimeAxis(TimeAxis::Hidden);
        QXmlStreamReader xml(svgOf(*m_chart));
        QVERIFY(xml.readNextStartElement());
        QCOMPARE(xml.attributes().value(u"viewBox"_s).toString(), u"0 0 900 220"_s); // with a time axis
        QString title;
        QString description;
        QStringList words;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement() && xml.name() == u"title")
                title = xml.readElementText();
            else if (xml.isStartElement() && xml.name() == u"desc")
                description = xml.readElementText();
            else if (xml.isStartElement() && xml.name() == u"text")
                words << xml.readElementText();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(title, u"Error budget left"_s);
        QVERIFY2(description.contains(u"left: 8.1 %"_s), qPrintable(description));
        for (const QString& expected : {u"Error budget left"_s, u"26 Oct"_s, u"100 %"_s, u"left"_s, u"8.1"_s})
            QVERIFY2(words.contains(expected), qPrintable(words.join(u'|'))); // found by who searches the file
    }

    /// On screen the pane says it above the chart, in a file nobody else does.
    void aPictureNamesTheObject()
    {
        Chart chart = budgetChart();
        chart.subject = u"checkout"_s;
        m_chart->setChart(chart);
        const QByteArray svg = svgOf(*m_chart);
        QVERIFY(svg.contains("<title>checkout \xc2\xb7 Error budget left</title>"));
        QVERIFY(svg.contains(">checkout \xc2\xb7 Error budget left</text>"));
        chart.subject = u"search"_s;
        const QImage before = pictureOf(*m_chart);
        const QImage screen = m_chart->grab().toImage();
        m_chart->setChart(chart);
        QVERIFY(pictureOf(*m_chart) != before);
        QCOMPARE(m_chart->grab().toImage(), screen);
    }

    /// "4 187 593 114" is no number that anybody reads beside an axis of GiB.
    void linesEndWithAValueInAUnitThatPeopleRead()
    {
        for (const auto& [unit, value, text] :
             {std::tuple{Unit::Bytes, 4'187'593'114.0, u"3.90 GiB"_s}, std::tuple{Unit::Seconds, 0.00074, u"740 µs"_s},
              std::tuple{Unit::PerSecond, 12.34, u"12.3/s"_s}}) {
            m_chart->setChart(chartOf({value / 2, value}, unit));
            QVERIFY2(wordsOf(*m_chart).contains(text), qPrintable(wordsOf(*m_chart).join(u'|')));
        }
    }

    /// Beside the plot stand the names of lines: a number there would be taken for a value.
    void aNumberOfDeploysStaysWithinThePlot()
    {
        const TimeSpan range = m_chart->chart().range;
        const auto lanesAt = [range](UtcMs at) {
            const EventMark deploy{.kind = Band::Kind::Deploy, .span = {at, at}, .name = u"shop 4.2"_s};
            return lanesOf(std::vector<EventMark>(7, deploy), range);
        };
        m_chart->setLanes(lanesAt(range.from + range.length() / 2));
        QVERIFY(wordsOf(*m_chart).contains(u"7"_s));
        m_chart->setLanes(lanesAt(range.to - kMinute));
        QVERIFY2(!wordsOf(*m_chart).contains(u"7"_s), qPrintable(wordsOf(*m_chart).join(u'|')));
    }

    /// The line of 721 columns, whole but for its gap, and nothing of it twice.
    void eachColumnIsAPointOfAPolyline()
    {
        QXmlStreamReader xml(svgOf(*m_chart));
        QString stroke;
        std::set<double> columns;
        int points = 0;
        int pieces = 0;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement() && xml.name() == u"g")
                stroke = xml.attributes().value(u"stroke"_s).toString();
            if (!xml.isStartElement() || xml.name() != u"polyline" || stroke != Theme::light().seriesColor(0).name())
                continue;
            const auto places = xml.attributes().value(u"points"_s).toString().split(u' ', Qt::SkipEmptyParts);
            if (places.size() < 3)
                continue; // the dash of the line's name
            ++pieces;
            points += int(places.size());
            for (const QString& place : places)
                columns.insert(place.section(u',', 0, 0).toDouble());
        }
        const auto known = std::ranges::count_if(m_chart->chart().lines[0].points, &LinePoint::hasValue);
        QVERIFY(known > 700 && known < 721);
        QVERIFY2(std::abs(int(columns.size()) - int(known)) <= 2, qPrintable(QString::number(columns.size())));
        QVERIFY2(points <= known + 2 * pieces, qPrintable(QString::number(points)));
    }

    /// A file of vectors knows no clip.
    void theHatchStaysWithinItsGap()
    {
        const Band& gap = m_chart->chart().bands[2];
        QCOMPARE(gap.kind, Band::Kind::NotObserved);
        const ChartGeometry geometry = m_chart->geometryNow();
        QXmlStreamReader xml(svgOf(*m_chart));
        int slanted = 0;
        while (!xml.atEnd()) {
            xml.readNext();
            if (!xml.isStartElement() || xml.name() != u"polyline")
                continue;
            const auto ends = xml.attributes().value(u"points"_s).toString().split(u' ', Qt::SkipEmptyParts);
            const double x = ends.first().section(u',', 0, 0).toDouble();
            const double end = ends.last().section(u',', 0, 0).toDouble();
            const double y = ends.first().section(u',', 1, 1).toDouble();
            if (ends.size() != 2 || x <= end || y >= ends.last().section(u',', 1, 1).toDouble())
                continue; // not from the upper right to the lower left
            ++slanted;
            QVERIFY(end >= geometry.xOf(gap.span.from) - 1 && x <= geometry.xOf(gap.span.to) + 1);
            QVERIFY(y >= geometry.plot.top() - 1);
        }
        QVERIFY(slanted > 10);
    }

    void vectorsLookLikeThePicture_data()
    {
        QTest::addColumn<int>("sample");
        QTest::addColumn<bool>("isDark");
        for (int sample = 0; sample < 4; ++sample) {
            QTest::addRow("%d light", sample) << sample << false;
            QTest::addRow("%d dark", sample) << sample << true;
        }
    }
    /// All but the edges of lines and letters, which two painters blend each in its way.
    void vectorsLookLikeThePicture()
    {
        QFETCH(const int, sample);
        QFETCH(const bool, isDark);
        dress(*qApp, isDark ? Theme::dark() : Theme::light());
        QCoreApplication::processEvents();
        m_chart->setChart(std::vector{budgetChart(), burnChart(), sliChart(), budgetChart()}.at(std::size_t(sample)));
        m_chart->setForm(sample == 3 ? ChartForm::Stack : ChartForm::Lines);
        const QImage pixels = pictureOf(*m_chart);
        const QImage vectors = rendered(svgOf(*m_chart), pixels.size());
        const QString name = u"chart-vectors-%1-%2"_s.arg(sample).arg(isDark ? u"dark"_s : u"light"_s);
        keep(vectors, name);
        keep(pixels, name + u"-pixels"_s);
        double difference = 0;
        double ink = 0;
        for (int y = 0; y < pixels.height(); ++y) {
            for (int x = 0; x < pixels.width(); ++x) {
                const int surface = qGray(m_chart->styleNow().theme.surface.rgb());
                difference += std::abs(qGray(pixels.pixel(x, y)) - qGray(vectors.pixel(x, y)));
                ink += std::abs(qGray(pixels.pixel(x, y)) - surface);
            }
        }
        QVERIFY2(difference < 0.35 * ink, qPrintable(QString::number(difference / ink)));
    }

    void aFileIsWhatItsNameEndsWith()
    {
        const QTemporaryDir folder;
        QVERIFY(savePicture(orderOf(*m_chart), folder.filePath(u"a.svg"_s)).ok());
        QVERIFY(QSvgRenderer(folder.filePath(u"a.svg"_s)).isValid());
        QVERIFY(savePicture(orderOf(*m_chart), folder.filePath(u"b.PNG"_s)).ok());
        QCOMPARE(QImage(folder.filePath(u"b.PNG"_s)).convertToFormat(QImage::Format_RGB32), pictureOf(*m_chart));
        const auto other = savePicture(orderOf(*m_chart), folder.filePath(u"c.jpg"_s));
        QVERIFY(!other.ok() && other.error().code == ErrorCode::BadValue);
        QVERIFY(!QFile::exists(folder.filePath(u"c.jpg"_s)));
        const auto nowhere = savePicture(orderOf(*m_chart), folder.filePath(u"no such folder/d.svg"_s));
        QVERIFY(!nowhere.ok() && nowhere.error().code == ErrorCode::Storage);
    }

private:
    std::unique_ptr<TimeSeriesChart> m_chart;
};

TRACEO_TEST(TstChartPicture);
#include "tst_chart_picture.moc"
