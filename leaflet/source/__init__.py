"""From YAML to the model: trees with places, the three file formats, inline markup, personalisation."""
