#include "widgets/chart_picture.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QFontInfo>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

constexpr double kAnyPlot = 100;
constexpr int kDotsPerInch = 96; ///< of a file's unit: sizes of fonts are in pixels of the screen at 100 %

QString say(const char* text)
{
    return QCoreApplication::translate("ChartPicture", text);
}

struct Alone {
    ChartStyle style;
    QSize size;
};

Alone alone(const TimeSeriesChart& chart)
{
    ChartStyle style = chart.styleNow();
    const auto height = [&style](TimeAxis axis) { return chartHeight(style.base, kAnyPlot, axis); };
    const int axis = style.timeAxis == TimeAxis::Hidden ? height(TimeAxis::Shown) - height(TimeAxis::Hidden) : 0;
    style.timeAxis = TimeAxis::Shown;
    return {std::move(style), chart.size() + QSize(0, axis)};
}

QFont onPaper(QFont font)
{
    font.setFamily(QFontInfo(font).family());      // who reads the file does not know what "Sans Serif" is here
    font.setStyleStrategy(QFont::PreferNoShaping); // as in the report: what is shaped cannot be searched
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

Error cannotWrite(const QString& path, const QString& why)
{
    return {.code = ErrorCode::Storage,
            .where = path,
            .expected = say(QT_TRANSLATE_NOOP("ChartPicture", "a file that can be written")),
            .found = why,
            .hint = say(QT_TRANSLATE_NOOP("ChartPicture", "Choose another folder."))};
}

} // namespace

QImage pictureOf(const TimeSeriesChart& chart)
{
    auto [style, size] = alone(chart);
    const double ratio = chart.devicePixelRatioF();
    style.pixel = 1 / ratio;
    QImage picture((QSizeF(size) * ratio).toSize(), QImage::Format_RGB32);
    picture.setDevicePixelRatio(ratio);
    picture.fill(style.theme.surface); // the last pixels may be covered in part only
    QPainter painter(&picture);
    paintChart(painter, QRectF(QPointF(), QSizeF(size)), chart.chart(), style);
    return picture;
}

void writeSvg(const TimeSeriesChart& chart, QIODevice& to)
{
    auto [style, size] = alone(chart);
    style.base = onPaper(style.base);
    QSvgGenerator file;
    file.setOutputDevice(&to);
    file.setResolution(kDotsPerInch);
    file.setSize(size);
    file.setViewBox(QRect(QPoint(), size));
    file.setTitle(chart.chart().title);
    file.setDescription(chart.accessibleValue());
    QPainter painter(&file);
    paintChart(painter, QRectF(QPointF(), QSizeF(size)), chart.chart(), style);
}

Result<void> savePicture(const TimeSeriesChart& chart, const QString& path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending != u"svg" && ending != u"png")
        return Error{.code = ErrorCode::BadValue,
                     .where = path,
                     .expected = say(QT_TRANSLATE_NOOP("ChartPicture", "a name that ends with .svg or .png")),
                     .found = u'.' + ending};
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (ending == u"svg")
        writeSvg(chart, buffer);
    else if (!pictureOf(chart).save(&buffer, "PNG")) // of a size no memory is left for
        return Error{.code = ErrorCode::TooLarge, .where = path, .expected = {}, .found = {}, .hint = {}};
    QSaveFile file(path);
    file.setDirectWriteFallback(false);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return cannotWrite(path, file.errorString());
    return {};
}

} // namespace traceo
