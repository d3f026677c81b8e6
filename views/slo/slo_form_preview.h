#pragma once
// Beside the fields of a form for an SLO: what history says of what stands in them, and the text that would be written.
// GUI thread only.

#include "slo/form/form_report.h"

#include <QWidget>

class QStackedWidget;

namespace traceo {

class Paragraph;
class SectionBar;
class StateView;
class TileStrip;
class TimeSeriesChart;
class WordLabel;

class SloFormPreview final : public QWidget {
    Q_OBJECT
public:
    explicit SloFormPreview(QWidget* parent = nullptr);

    void showLoading();
    /// `stillEmpty`: labels of fields that have to be filled in before there is anything to say.
    void show(const form::Report& report, const QStringList& stillEmpty);
    void showError(const Error& error);
    /// Why it cannot be edited.
    void showReadOnly(const Error& why);
    /// The text alone, of what is not edited.
    void showText(const QString& heading, const std::string& text);
    void setMark(const QString& mark);
    int columns() const; ///< that the chart has

Q_SIGNALS:
    void mistakeWanted(); ///< to be led to the first

private:
    QWidget* makeNumbers();
    QWidget* makeText();
    void showPreview(const form::Preview& preview);
    void showNothing(const QString& heading, const QString& sentence, const QString& action = {});

    QStackedWidget* m_pages = nullptr;
    StateView* m_state = nullptr;
    QWidget* m_numbers = nullptr;
    SectionBar* m_heading = nullptr;
    Paragraph* m_sentence = nullptr;
    TileStrip* m_tiles = nullptr;
    TimeSeriesChart* m_chart = nullptr;
    SectionBar* m_textHeading = nullptr;
    WordLabel* m_text = nullptr;
};

} // namespace traceo
